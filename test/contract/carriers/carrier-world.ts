import type { NumberSupplier } from '../../../lib/carriers/supplier.ts';
import type { E164 } from '../../../lib/phone/e164.ts';
import { NOW_SECONDS, numbersFrom } from '../../support/numbers/masks.ts';
import type { Disturb, Fault } from './faulty-fetch.ts';
import { makeFaultyFetch, post } from './faulty-fetch.ts';
import type { TestedCarrier } from './kits.ts';
import { CARRIER_KITS } from './kits.ts';
import type { SupplierParts } from './simulation.ts';
import { OTHER_INSTALLATION } from './simulation.ts';

/** For sale in every world. */
export const FOR_SALE = numbersFrom('+14155550123', 4);
export const FAR = numbersFrom('+12125550123', 2);
/** In the account, and none of our business. */
export const FOREIGN = numbersFrom('+16285550140', 3);

export interface WorldOptions {
  readonly variant?: string;
  readonly foreign?: readonly E164[];
  readonly application?: typeof fetch;
}

const nobody: typeof fetch = async () => new Response(null, { status: 503 });

/** What is asked of a supplier: with a signal of its own, that ends when no answer will come. */
export type Ask<T> = (supplier: NumberSupplier, signal: AbortSignal) => Promise<T>;

/** A carrier with stock and with foreign numbers, and workers of ours that ask it. */
export const makeCarrierWorld = async (carrier: TestedCarrier, options: WorldOptions = {}) => {
  const { variant, foreign = FOREIGN, application = nobody } = options;
  const kit = CARRIER_KITS[carrier];
  const clock = { ms: NOW_SECONDS * 1000 };
  const simulation = kit.begin({ now: () => new Date(clock.ms), foreign, application });
  const { handle } = simulation;
  const set = (settings: object) => post(handle, '/simulator/settings', settings);
  const stock = (prefix: string, numbers: readonly E164[]) =>
    post(handle, '/simulator/stock', { prefix, numbers });
  await stock('1', []);
  await stock('1415', FOR_SALE);
  await stock('1212', FAR);
  if (variant !== undefined) await set(kit.variants[variant] ?? {});

  let disturb: Disturb = () => undefined;
  const sent: string[] = [];
  let controller = new AbortController();
  const noted: Disturb = (method, url) => {
    sent.push(`${method} ${url}`);
    return disturb(method, url);
  };
  const hangUp = () => controller.abort(new DOMException('The time is over.', 'TimeoutError'));
  const fetch = makeFaultyFetch(handle, noted, hangUp);
  const supplierOf = (parts: Omit<SupplierParts, 'fetch'> = {}) => simulation.supplier({ ...parts, fetch });
  const supplier = supplierOf();

  const ask = <T>(work: Ask<T>, by: NumberSupplier = supplier): Promise<T> => {
    controller = new AbortController();
    return work(by, controller.signal);
  };
  const until = async (work: Ask<string>, ends: readonly string[], by?: NumberSupplier): Promise<string> => {
    let told = await ask(work, by);
    for (let again = 0; again < 5 && !ends.includes(told); again += 1) {
      clock.ms += 3_600_000;
      told = await ask(work, by);
    }
    return told;
  };
  return {
    ...simulation,
    carrier,
    options,
    kit,
    clock,
    set,
    stock,
    sent,
    foreign,
    ask,
    supplier,
    wrong: supplierOf({ credentials: 'wrong' }),
    another: supplierOf({ installation: OTHER_INSTALLATION }),
    /** Orders a number until the carrier has delivered it. */
    buy: (number: E164, by?: NumberSupplier) =>
      until((asked, signal) => asked.order(number, signal), ['bought', 'taken'], by),
    /** Releases a number until the carrier has taken it. */
    releaseNumber: (number: E164) =>
      until((asked, signal) => asked.release(number, signal), ['released', 'was-gone']),
    /** Goes on as before when the work is over. */
    disturbed: async <T>(how: Disturb, work: () => Promise<T>): Promise<T> => {
      disturb = how;
      return work().finally(() => {
        disturb = () => undefined;
      });
    },
  };
};

export type CarrierWorld = Awaited<ReturnType<typeof makeCarrierWorld>>;

/** The n-th request fails so, or the n-th with this method, and what follows it `times - 1` times. */
export const failing = (fault: Fault, { nth = 1, method = '', times = 1 } = {}): Disturb => {
  let count = 0;
  return (used) => {
    if (method !== '' && used !== method) return undefined;
    count += 1;
    return count >= nth && count < nth + times ? fault : undefined;
  };
};
