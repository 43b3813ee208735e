import type { Attempt } from '../attempt.ts';
import { mustRepel, mustServe } from '../attempt.ts';
import { boughtAtCarrier, create, problemIn } from '../buying.ts';
import type { Target } from '../target.ts';

interface Hidden extends Pick<Attempt, 'name' | 'tries'> {
  readonly numberOf: (target: Target) => string;
}

const NUMBERS: readonly Hidden[] = [
  { name: 'premium number', tries: '+1 900 hidden behind a mask', numberOf: () => '+19005550123' },
  { name: 'British premium number', tries: '+44 909', numberOf: () => '+449098790123' },
  { name: 'satellite telephone', tries: '+881', numberOf: () => '+881612345678' },
  { name: 'emergency number', tries: '911', numberOf: () => '911' },
  { name: 'country not allowed', tries: 'a Jamaican number under +1', numberOf: () => '+18765550123' },
  { name: 'mask of a mask', tries: 'a mask as the number', numberOf: ({ victims }) => victims.other.mask },
];

/** Both ways in which a number gets behind a mask. */
const attempt = ({ numberOf, ...about }: Hidden): Attempt => ({
  ...about,
  run: async (target) => {
    const number = numberOf(target);
    const before = await boughtAtCarrier(target);
    const path = `/masks/${encodeURIComponent(target.victims.live.mask)}`;
    const change = (to: string) =>
      target.send(target.apiUrl, { method: 'PATCH', path, body: JSON.stringify({ number: to }) });
    const answers = [await create(target, { number, country: 'US' }), await change(number)];
    for (const answer of answers) {
      mustRepel(answer.status === 400, `it was answered with ${answer.status}`);
      mustRepel(problemIn(answer) === 'number-not-allowed', `it was called ${problemIn(answer)}`);
    }
    mustRepel((await boughtAtCarrier(target)) === before, 'something was bought');
    const { status } = await change(target.victims.live.number);
    mustServe(status === 200, `an ordinary number got ${status}`);
    return 'number-not-allowed at create and at change, and nothing bought';
  },
});

/** Numbers that are expensive to call, or that send calls in circles. */
export const HIDDEN_NUMBERS: readonly Attempt[] = NUMBERS.map(attempt);
