import { errors } from 'undici';
import type { NumberSupplier } from '../../lib/carriers/carrier.ts';
import { makeSendToTropo } from '../../lib/carriers/tropo/client.ts';
import { makeTropoSupplier } from '../../lib/carriers/tropo/supplier.ts';
import type { Fetch, FetchAnswer, FetchInit } from '../../lib/http/outbound.ts';
import type { E164 } from '../../lib/phone/e164.ts';
import type { TropoState } from '../../local/simulators/tropo/account.ts';
import { makeTropoSimulator } from '../../local/simulators/tropo/simulator.ts';
import type { Gate } from './task.ts';

const ORIGIN = 'http://127.0.0.1';
const CREDENTIALS = { username: 'callmask', password: 'callmask', applicationId: '123456' };

/** How a request to the carrier goes. `late`: we no longer wait when the work is done. */
export const CARRIER_OUTCOMES = [
  'ok',
  'status 500',
  'status 503',
  'status 401',
  'status 403',
  'hang',
  'hang after the work',
  'reset after the work',
  'status 500 after the work',
  'status 503 after the work',
  'malformed after the work',
  'page after the work',
  'page',
  'wrong href after the work',
  'late',
] as const;
export type CarrierOutcome = (typeof CARRIER_OUTCOMES)[number];

const timeout = (): Error => new DOMException('The time is over.', 'TimeoutError');
const answer = (status: number, text: string): FetchAnswer => ({ status, text: async () => text });
const WRONG = JSON.stringify({ href: `${ORIGIN}/v1/applications/123456/addresses/number/+14155550199` });

/** The simulator, asked in process by the adapter that is deployed, and by nobody else. */
export const makeTropoCarrier = async (stock: Readonly<Record<string, readonly E164[]>>) => {
  let state: TropoState | undefined;
  const { handle } = makeTropoSimulator({
    voiceUrl: ORIGIN,
    onChange: (next) => {
      state = next;
    },
  });
  const late: (() => Promise<unknown>)[] = [];
  const control = (path: string, body: unknown): Promise<Response> =>
    handle(new Request(`${ORIGIN}/simulator/${path}`, { method: 'POST', body: JSON.stringify(body) }));
  await control('stock', { prefix: '1', numbers: [] });
  for (const [prefix, numbers] of Object.entries(stock)) await control('stock', { prefix, numbers });

  const ask: Fetch = async (url, { method, headers, body }) =>
    handle(new Request(url, { method, headers, ...(body !== undefined && { body }) }));

  /** The simulator's own fault, ordered for this very request. */
  const askWithFault = async (url: string, init: FetchInit, fault: object): Promise<FetchAnswer> => {
    await control('faults', { match: `${init.method} ${new URL(url).pathname}`, ...fault });
    return ask(url, init);
  };

  const fetchThrough =
    (gate: Gate<CarrierOutcome>): Fetch =>
    async (url, init) => {
      const { pathname, search } = new URL(url);
      const outcome = await gate(`${init.method} ${pathname}${search}`);
      const [, status] = /^status (\d+)/.exec(outcome) ?? [];
      if (status !== undefined) {
        return askWithFault(url, init, { status: Number(status), after: outcome.includes('after') });
      }
      if (outcome === 'late') late.push(() => ask(url, init));
      else if (outcome === 'ok') return ask(url, init);
      else if (outcome.includes('after')) await ask(url, init);
      switch (outcome) {
        case 'malformed after the work':
          return answer(200, '{"href": "http');
        case 'page':
        case 'page after the work':
          return answer(200, '<html>Welcome</html>');
        case 'wrong href after the work':
          return answer(200, WRONG);
        case 'reset after the work':
          throw new errors.SocketError('other side closed');
        default:
          throw timeout();
      }
    };

  return {
    /** The adapter of one worker. */
    supplier: (gate: Gate<CarrierOutcome>): NumberSupplier =>
      makeTropoSupplier(
        makeSendToTropo({
          fetch: fetchThrough(gate),
          baseUrl: `${ORIGIN}/v1`,
          credentials: async () => CREDENTIALS,
        }),
      ),
    /** The numbers on our application. */
    ours: (): ReadonlySet<string> =>
      new Set((state?.addresses ?? []).filter(({ type }) => type === 'number').map(({ value }) => value)),
    /** Does the work that was under way when somebody stopped waiting for it. */
    catchUp: async (): Promise<void> => {
      for (const work of late.splice(0)) await work();
    },
  };
};

export type TropoCarrier = Awaited<ReturnType<typeof makeTropoCarrier>>;
