import type { Attempt } from '../attempt.ts';
import { mustRepel } from '../attempt.ts';
import { connectedTo, dial, mustConnect } from '../call.ts';
import { fictionalNumbers, inTurn } from '../numbers.ts';
import type { Target } from '../target.ts';

const nextStranger = inTurn(fictionalNumbers('strangers'));

const MASKS: readonly (Pick<Attempt, 'name' | 'tries'> & { readonly maskOf: (target: Target) => string })[] =
  [
    { name: 'foreign mask', tries: 'a call to a number that is no mask', maskOf: () => nextStranger() },
    {
      name: 'hidden number as mask',
      tries: 'a call straight to the number behind a mask',
      maskOf: ({ victims }) => victims.live.number,
    },
    {
      name: 'released mask',
      tries: 'a call to a mask that went back',
      maskOf: ({ victims }) => victims.released.mask,
    },
    {
      name: 'expired mask',
      tries: 'a call to a mask after its time',
      maskOf: ({ victims }) => victims.expired.mask,
    },
  ];

/** Calls to numbers that are not masks, or no longer masks: the operator would pay for them. */
export const FOREIGN_MASKS: readonly Attempt[] = MASKS.map(({ maskOf, ...attempt }) => ({
  ...attempt,
  run: async (target) => {
    const answer = await dial(target, maskOf(target));
    mustRepel(answer.status === 200, `answered ${answer.status}, which tells a carrier to try again`);
    mustRepel(connectedTo(answer).length === 0, 'the call was connected');
    await mustConnect(target, target.victims.live);
    return `${answer.status}, and no number is called`;
  },
}));
