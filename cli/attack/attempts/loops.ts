import type { Attempt } from '../attempt.ts';
import { mustRepel } from '../attempt.ts';
import { connectedTo, dial, endpointOf, mustConnect } from '../call.ts';
import type { Target } from '../target.ts';

const CALLERS: readonly (Pick<Attempt, 'name' | 'tries'> & {
  readonly callerOf: (target: Target) => string;
})[] = [
  {
    name: 'call loop',
    tries: 'a call from one mask to another',
    callerOf: ({ victims }) => victims.other.mask,
  },
  { name: 'self call', tries: 'a call from a mask to itself', callerOf: ({ victims }) => victims.live.mask },
  {
    name: 'owner calling',
    tries: 'a call from the person behind the mask',
    callerOf: ({ victims }) => victims.live.number,
  },
];

/** Calls that would go in circles. */
export const LOOPS: readonly Attempt[] = CALLERS.map(({ callerOf, ...attempt }) => ({
  ...attempt,
  run: async (target) => {
    const { live } = target.victims;
    const answer = await dial(target, live.mask, { from: endpointOf(callerOf(target)) });
    mustRepel(answer.status === 200 && connectedTo(answer).length === 0, 'the call was connected');
    await mustConnect(target, live);
    return `${answer.status}, and no number is called`;
  },
}));
