import { errors } from 'undici';
import type { CarrierName } from '../../../lib/carriers/connection.ts';
import type { NumberSupplier } from '../../../lib/carriers/supplier.ts';
import type { Fetch, FetchAnswer, FetchInit } from '../../../lib/http/outbound.ts';
import type { E164 } from '../../../lib/phone/e164.ts';
import { post } from '../../contract/carriers/faulty-fetch.ts';
import { CARRIER_KITS } from '../../contract/carriers/kits.ts';
import { ORIGIN } from '../../contract/carriers/simulation.ts';
import type { Gate } from '../scenarios/task.ts';
import type { CarrierOutcome } from './carrier-outcomes.ts';
import { faultOf } from './carrier-outcomes.ts';

export interface CrashCarrierOptions {
  readonly stock: Readonly<Record<string, readonly E164[]>>;
  /** In the account before us. */
  readonly foreign: readonly E164[];
  readonly now: () => Date;
}

/** What a carrier may be like for a while: settings of its simulator, the first one as it is at first. */
const moodsOf = (carrier: CarrierName): readonly Readonly<Record<string, unknown>>[] => [
  {},
  ...Object.values(CARRIER_KITS[carrier].variants),
  ...(carrier === 'telnyx' ? [{ orderPendingPolls: 2, orderOutcome: 'failure' }] : []),
  ...(carrier === 'signalwire' ? [{ coolDownMs: 30 * 3_600_000 }] : []),
];

const timeout = (): Error => new DOMException('The time is over.', 'TimeoutError');

/** The simulator, asked in process by the adapter that is deployed, and by nobody else. */
export const makeCrashCarrier = async (carrier: CarrierName, { stock, ...settings }: CrashCarrierOptions) => {
  const simulation = CARRIER_KITS[carrier].begin({
    ...settings,
    application: async () => new Response(null, { status: 503 }),
  });
  const { handle, numbers } = simulation;
  const late: (() => Promise<unknown>)[] = [];
  await post(handle, '/simulator/stock', { prefix: '1', numbers: [] });
  for (const [prefix, list] of Object.entries(stock)) {
    await post(handle, '/simulator/stock', { prefix, numbers: list });
  }
  const usual = await (await handle(new Request(`${ORIGIN}/simulator/settings`))).json();
  const moods = moodsOf(carrier).map((mood) => ({ ...(usual as object), ...mood }));

  const ask = async (url: string, { method, headers, body }: FetchInit): Promise<FetchAnswer> => {
    const answer = await handle(new Request(url, { method, headers, ...(body !== undefined && { body }) }));
    return { status: answer.status, text: () => answer.text() };
  };

  const fetchThrough =
    (gate: Gate<CarrierOutcome>): Fetch =>
    async (url, init) => {
      const { pathname, search } = new URL(url);
      const outcome = await gate(`${init.method} ${pathname}${search}`);
      const fault = faultOf(outcome);
      if (fault !== undefined) {
        // The simulator's own fault, ordered for this very request.
        await post(handle, '/simulator/faults', { match: `${init.method} ${pathname}`, ...fault });
      }
      if (fault !== undefined || outcome === 'ok') return ask(url, init);
      if (outcome === 'late') late.push(() => ask(url, init));
      else if (outcome.includes('after')) await ask(url, init);
      throw outcome === 'reset after the work' ? new errors.SocketError('other side closed') : timeout();
    };

  return {
    name: carrier,
    /** All numbers of the account, each with what the carrier keeps of it. */
    records: numbers,
    moods: moods.length,
    /** From now on the carrier is like this. */
    setMood: (mood: number) => post(handle, '/simulator/settings', moods[mood % moods.length] ?? {}),
    /** The adapter of one worker. */
    supplier: (gate: Gate<CarrierOutcome>): NumberSupplier =>
      simulation.supplier({ fetch: fetchThrough(gate) }),
    /** Does the work that was under way when somebody stopped waiting for it. */
    catchUp: async (): Promise<void> => {
      for (const work of late.splice(0)) await work();
    },
  };
};

export type CrashCarrier = Awaited<ReturnType<typeof makeCrashCarrier>>;
