import type { E164 } from '../phone/e164.ts';
import type { Caller } from './carrier-event.ts';
import type { RefusalReason } from './decision.ts';
import type { RouteToPeople } from './route.ts';

/** How many calls a minute are connected, as each running copy of the function counts them. 0: no limit. */
export interface CallRates {
  readonly perMask: number;
  readonly perCaller: number;
}

/**
 * Counts a call exactly, among those that are counted together in one minute (of all minutes since 1970).
 * @returns `false` when the limit is reached already
 */
export type CountCall = (countedAs: E164, minute: number, limit: number) => Promise<boolean>;

export interface LimitCallDependencies {
  readonly rates: CallRates;
  readonly countCall: CountCall;
  readonly nowSeconds: () => number;
}

/** Counts a call that is about to be connected. @returns why it is not, when there were too many of its kind */
export type LimitCall = (
  route: Pick<RouteToPeople, 'limit' | 'maskId'>,
  caller: Caller,
) => Promise<RefusalReason | undefined>;

/**
 * Counts the limits of the stack in memory. That is free and instant, and approximate: each copy of the function counts
 * alone. A route with a limit of its own is counted in the table, which costs a write.
 */
export const makeLimitCall = ({ rates, countCall, nowSeconds }: LimitCallDependencies): LimitCall => {
  const minuteNow = (): number => Math.floor(nowSeconds() / 60);
  const mayCallMask = makeCounter(rates.perMask, minuteNow);
  const mayCall = makeCounter(rates.perCaller, minuteNow);
  return async ({ maskId, limit }, caller) => {
    if (caller.kind === 'number' && !mayCall(caller.number)) {
      return 'caller-call-rate';
    }
    const isFree =
      mayCallMask(maskId) &&
      (limit === undefined || (await countCall(limit.countedAs, minuteNow(), limit.callsPerMinute)));
    return isFree ? undefined : 'mask-call-rate';
  };
};

/** More names than a function meets in a minute. What comes after them is not counted, so that memory has an end. */
const MOST_NAMES = 20_000;

/** Counts by name, from zero in each minute. */
const makeCounter = (limit: number, minuteNow: () => number): ((name: string) => boolean) => {
  const counts = new Map<string, number>();
  let minute = minuteNow();
  return (name) => {
    if (minute !== minuteNow()) {
      minute = minuteNow();
      counts.clear();
    }
    const count = (counts.get(name) ?? 0) + 1;
    if (limit === 0 || (count === 1 && counts.size >= MOST_NAMES)) {
      return true;
    }
    counts.set(name, count);
    return count <= limit;
  };
};
