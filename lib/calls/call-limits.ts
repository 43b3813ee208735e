import type { E164 } from '../phone/e164.ts';
import { canonical } from '../phone/plans/canonical.ts';
import type { Caller } from './carrier-event.ts';
import type { RefusalReason } from './decision.ts';
import type { RouteToPeople } from './route.ts';

/** Calls per minute, counted by each running copy of the function alone. 0: no limit. */
export interface CallRates {
  readonly perMask: number;
  readonly perCaller: number;
}

/**
 * Counts a call exactly, together with others of the same minute (counted since 1970).
 * @returns `false` if the limit was reached already
 */
export type CountCall = (countedAs: E164, minute: number, limit: number) => Promise<boolean>;

export interface LimitCallDependencies {
  readonly rates: CallRates;
  readonly countCall: CountCall;
  readonly nowSeconds: () => number;
}

/** Counts a call that is about to be connected. @returns the reason to refuse it, if a limit was reached */
export type LimitCall = (
  route: Pick<RouteToPeople, 'limit' | 'maskId'>,
  caller: Caller,
) => Promise<RefusalReason | undefined>;

/**
 * Counts the limits of the stack in memory: free and instant, but approximate, because each copy of the function counts
 * alone. The limit of a route is counted in the table, exactly, which costs a write.
 */
export const makeLimitCall = ({ rates, countCall, nowSeconds }: LimitCallDependencies): LimitCall => {
  const minuteNow = (): number => Math.floor(nowSeconds() / 60);
  const mayCallMask = makeCounter(rates.perMask, minuteNow);
  const mayCall = makeCounter(rates.perCaller, minuteNow);
  return async ({ maskId, limit }, caller) => {
    // Callers without a number cannot be told apart, and must not use up what the others may call: the mask's limit counts.
    if (caller.kind === 'number' && !mayCall(canonical(caller.number))) {
      return 'caller-call-rate';
    }
    if (!mayCallMask(maskId)) {
      return 'mask-call-rate';
    }
    const isWithin =
      limit === undefined || (await countCall(limit.countedAs, minuteNow(), limit.callsPerMinute));
    return isWithin ? undefined : 'mask-call-rate';
  };
};

/** More names than one copy meets in a minute. Names beyond it are not counted, which bounds the memory. */
const MOST_NAMES = 20_000;

/** Counts by name, from zero each minute. @returns whether another call is within the limit */
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
