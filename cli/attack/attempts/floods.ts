import { inBatches } from '../../../lib/async/in-batches.ts';
import type { Attempt } from '../attempt.ts';
import { mustRepel, mustServe } from '../attempt.ts';
import { buy } from '../buying.ts';
import { connectedTo, dial, endpointOf, mustConnect } from '../call.ts';
import type { Target } from '../target.ts';

interface Flood extends Pick<Attempt, 'name' | 'tries'> {
  readonly limitOf: (target: Target) => number;
  readonly wanted?: object;
  /** Left out: another caller with each call. */
  readonly isOneCaller?: true;
}

/** Low enough that a burst of calls shows whether the limit is exact. */
const OWN_LIMIT = 5;

const FLOODS: readonly Flood[] = [
  {
    name: 'flood by one caller',
    tries: 'calls as fast as they go, to one mask',
    limitOf: ({ limits }) => limits.callsPerMinutePerCaller,
    isOneCaller: true,
  },
  {
    name: 'flood by many callers',
    tries: 'calls as fast as they go, to one mask',
    limitOf: ({ limits }) => limits.callsPerMinutePerMask,
  },
  {
    name: "flood of a mask's own limit",
    tries: `the same where callsPerMinute is ${OWN_LIMIT}`,
    limitOf: () => OWN_LIMIT,
    wanted: { callsPerMinute: OWN_LIMIT },
  },
];

const minuteOf = ({ nowMs }: Target): number => Math.floor(nowMs() / 60_000);

const attempt = ({ limitOf, wanted = {}, isOneCaller, ...about }: Flood): Attempt => ({
  ...about,
  run: async (target) => {
    const { mask } = await buy(target, target.nextNumber(), wanted);
    const one = target.nextCaller();
    const calls = Array.from({ length: target.rounds.calls }, () =>
      endpointOf(isOneCaller ? one : target.nextCaller()),
    );
    const started = minuteOf(target);
    const answers = await inBatches(calls, (from) => dial(target, mask, { from }));
    const minutes = minuteOf(target) - started + 1;
    const connected = answers.filter((answer) => connectedTo(answer).length > 0).length;
    const seen = `${connected} of ${answers.length} calls connected in ${minutes === 1 ? 'one minute' : `${minutes} minutes`}`;
    mustRepel(connected <= limitOf(target) * minutes, seen);
    mustRepel(
      answers.every(({ status }) => status === 200),
      'some got no document',
    );
    mustServe(connected > 0, 'not one was connected');
    await mustConnect(target, target.victims.live);
    return `${seen}; a call to another mask was connected`;
  },
});

/** Floods of calls, for which the operator would pay. */
export const FLOODS_OF_CALLS: readonly Attempt[] = FLOODS.map(attempt);
