import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import type { Hedged } from '../../../../lib/table/calls/hedged.ts';
import { makeHedged } from '../../../../lib/table/calls/hedged.ts';

const OPTIONS = { timesMs: [0, 100, 300, 600], giveUpAfterMs: 1000 } as const;

/** What becomes of one attempt, so many milliseconds after it began. */
interface Fate {
  readonly how: 'answered' | 'failed' | 'silent';
  readonly afterMs: number;
}

const silent: Fate = { how: 'silent', afterMs: 0 };
const answered = (afterMs = 0): Fate => ({ how: 'answered', afterMs });
const failed = (afterMs = 0): Fate => ({ how: 'failed', afterMs });

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** Attempts with these fates, in turn; the last one's for all that follow. */
const makeAttempts = (fates: readonly Fate[]) => {
  const begunMs: number[] = [];
  const startMs = Date.now();
  const attempt = (): Promise<string> => {
    const { how, afterMs } = fates[Math.min(begunMs.length, fates.length - 1)] ?? silent;
    const name = `attempt ${begunMs.length}`;
    begunMs.push(Date.now() - startMs);
    return new Promise((resolve, reject) => {
      if (how !== 'silent') {
        setTimeout(() => (how === 'answered' ? resolve(name) : reject(new Error(name))), afterMs);
      }
    });
  };
  return { attempt, begunMs };
};

const outcomeOf = async (hedged: Hedged, fates: readonly Fate[]) => {
  const { attempt, begunMs } = makeAttempts(fates);
  const outcome = hedged(attempt).then(
    (answer) => ({ answer }),
    (error: Error) => ({ error: error.message }),
  );
  await jest.advanceTimersByTimeAsync(2000);
  return { ...(await outcome), timesMs: begunMs };
};

const hedgedOver = (...fates: readonly Fate[]) => outcomeOf(makeHedged(OPTIONS), fates);

describe('a question is asked', () => {
  test.each([
    ['once where the answer comes in time', [answered(99)], [0], 'attempt 0'],
    ['again where it does not', [silent, answered(5)], [0, 100], 'attempt 1'],
    ['no more once the first answer came after all', [answered(150), silent], [0, 100], 'attempt 0'],
    ['again at once where it failed', [failed(7), answered(5)], [0, 7], 'attempt 1'],
    ['at its times after two failures', [failed(), failed(), answered(5)], [0, 0, 300], 'attempt 2'],
    ['again at once where the second failed', [answered(200), failed(5), silent], [0, 100, 105], 'attempt 0'],
    ['no fourth time for a second failure', [answered(200), failed(5)], [0, 100, 105], 'attempt 0'],
    [
      'to the last time, and answered then',
      [silent, silent, silent, answered(399)],
      [0, 100, 300, 600],
      'attempt 3',
    ],
  ] as const)('%s, and the first good answer counts', async (_when, fates, timesMs, answer) => {
    expect(await hedgedOver(...fates)).toMatchObject({ timesMs, answer });
  });

  test.each([
    ['all fail: the last failure', [failed(5)], [0, 5, 300, 600], 'attempt 3'],
    ['none is answered: a time-out', [silent], [0, 100, 300, 600], 'No attempt was answered in time.'],
    [
      'the last is too late',
      [silent, silent, silent, answered(400)],
      [0, 100, 300, 600],
      'No attempt was answered in time.',
    ],
  ] as const)('in vain where %s', async (_what, fates, timesMs, error) => {
    expect(await hedgedOver(...fates)).toMatchObject({ timesMs, error });
  });

  test('once where there is to be one attempt, and its failure is told', async () => {
    const { attempt, begunMs } = makeAttempts([failed()]);
    const outcome = expect(makeHedged({ timesMs: [0], giveUpAfterMs: 10 })(attempt)).rejects.toThrow(
      'attempt 0',
    );
    await jest.advanceTimersByTimeAsync(20);
    await outcome;
    expect(begunMs).toHaveLength(1);
  });
});

test('when one attempt is answered, or time is up, nothing is left that would ask again', async () => {
  for (const fates of [[silent, answered(5)], [silent], [failed(5)]]) {
    await hedgedOver(...fates);
    expect(jest.getTimerCount()).toBe(0);
  }
});

test('a hundred silent questions are asked again a few at a time, and all get their answer', async () => {
  const hedged = makeHedged(OPTIONS);
  let waiting = 0;
  let most = 0;
  const answers = Array.from({ length: 100 }, () => {
    let begun = 0;
    return hedged(() => {
      begun += 1;
      return begun === 1 ? makeAttempts([silent]).attempt() : extra();
    });
  });
  const extra = async (): Promise<string> => {
    waiting += 1;
    most = Math.max(most, waiting);
    await new Promise((resolve) => setTimeout(resolve, 5));
    waiting -= 1;
    return 'extra';
  };
  await jest.advanceTimersByTimeAsync(1000);
  expect(new Set(await Promise.all(answers))).toEqual(new Set(['extra']));
  expect(most).toBe(OPTIONS.timesMs.length - 1);
});

const fate: fc.Arbitrary<Fate> = fc.record({
  how: fc.constantFrom('answered', 'failed', 'silent'),
  afterMs: fc.nat(1200),
});

/** Answers at exactly the time of giving up: to the first attempt, and to the last. */
const AT_THE_LAST_MOMENT: [Fate[]][] = [
  [[answered(1000), silent, silent, silent]],
  [[silent, silent, silent, answered(400)]],
];

test('whatever becomes of the attempts, the first good answer wins, and there are never more than their times', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fate, { minLength: 4, maxLength: 4 }), async (fates) => {
      const hedged = makeHedged(OPTIONS);
      const { timesMs, ...outcome } = await outcomeOf(hedged, fates);
      const good = timesMs.flatMap((beganMs, index) => {
        const { how, afterMs } = fates[index] ?? silent;
        return how === 'answered' ? [{ answer: `attempt ${index}`, atMs: beganMs + afterMs }] : [];
      });
      const earliestMs = Math.min(...good.map(({ atMs }) => atMs));
      const winners = good.filter(({ atMs }) => atMs === earliestMs).map(({ answer }) => answer);
      expect(timesMs.length).toBeLessThanOrEqual(OPTIONS.timesMs.length);
      // An answer that comes in the very moment of giving up may be heard or not.
      if ('answer' in outcome) {
        expect(winners).toContain(outcome.answer);
        expect(earliestMs).toBeLessThanOrEqual(OPTIONS.giveUpAfterMs);
      } else {
        expect(earliestMs).toBeGreaterThanOrEqual(OPTIONS.giveUpAfterMs);
      }
      // Every place was released: the next question is asked as often as the first.
      expect(await outcomeOf(hedged, [silent])).toMatchObject({ timesMs: OPTIONS.timesMs });
    }),
    { examples: AT_THE_LAST_MOMENT },
  );
});
