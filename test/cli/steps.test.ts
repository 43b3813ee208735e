import { expect, test } from '@jest/globals';
import type { Step } from '../../cli/steps.ts';
import { reasonOf, runSteps } from '../../cli/steps.ts';
import { Problem } from '../../lib/errors/problem.ts';

const setUp = () => {
  const [lines, done]: [string[], string[]] = [[], []];
  const step = (subject: string): Step => ({
    subject,
    words: 'would be done',
    act: async () => {
      done.push(subject);
      return 'done';
    },
  });
  const failing: Step = {
    subject: 'bad',
    words: 'would be done',
    act: () => Promise.reject(new Error('no')),
  };
  const run = (steps: readonly Step[], confirm?: string) =>
    runSteps({
      steps,
      confirm,
      phrase: (count) => `do ${count}`,
      nothing: 'Nothing to do.',
      tell: (line) => lines.push(line),
    });
  return { lines, done, step, failing, run };
};

const REFUSED: Step = { subject: 'odd', words: 'cannot be done', isRefused: true };
const DONE: Step = { subject: 'old', words: 'is done already' };

test('without a confirmation nothing is done, and all that would be is told', async () => {
  const { run, step, lines, done } = setUp();
  expect((await run([step('a'), DONE, step('b')])).isDone).toBe(true);
  expect(lines).toEqual([
    '  a  would be done',
    '  old  is done already',
    '  b  would be done',
    '\nNothing was changed. To do it: --confirm "do 2"',
  ]);
  expect(done).toEqual([]);
});

test.each(['yes', 'do 1', ''])('%j confirms nothing', async (confirm) => {
  const { run, step, done } = setUp();
  await expect(run([step('a'), step('b')], confirm)).rejects.toThrow(
    'Nothing was changed. It would take: --confirm "do 2"',
  );
  expect(done).toEqual([]);
});

test('confirmed to the letter, everything is done in turn', async () => {
  const { run, step, lines, done } = setUp();
  expect((await run([step('a'), DONE, step('b')], 'do 2')).isDone).toBe(true);
  expect(done).toEqual(['a', 'b']);
  expect(lines).toEqual(['  a  done', '  old  is done already', '  b  done', '\nDone: 2 of 2.']);
});

test('one that fails does not stop the others, and is left', async () => {
  const { run, step, failing, lines, done } = setUp();
  expect((await run([failing, step('b')], 'do 2')).isDone).toBe(false);
  expect(done).toEqual(['b']);
  expect(lines).toEqual(['  bad  not done: no', '  b  done', '\n1 of 2 are left. Do it again.']);
});

test.each([undefined, 'do 1'])('what cannot be done as it was asked for is not fine: %j', async (confirm) => {
  const { run, step } = setUp();
  expect((await run([REFUSED, step('b')], confirm)).isDone).toBe(false);
});

test('where nothing is left to be done, doing it again is no mistake', async () => {
  const { run, lines } = setUp();
  expect((await run([DONE], 'do 1')).isDone).toBe(true);
  expect(lines).toEqual(['  old  is done already', 'Nothing to do.']);
});

test('the result as data says what became of each step, and what confirms those that wait', async () => {
  const { run, step, failing } = setUp();
  expect(await run([step('a'), DONE, REFUSED])).toEqual({
    isDone: false,
    confirm: 'do 1',
    steps: [
      { subject: 'a', words: 'would be done', state: 'planned' },
      { ...DONE, state: 'nothing-to-do' },
      { subject: 'odd', words: 'cannot be done', state: 'refused' },
    ],
  });
  expect(await run([failing, step('b'), DONE, REFUSED], 'do 2')).toEqual({
    isDone: false,
    steps: [
      { subject: 'bad', words: 'no', state: 'failed' },
      { subject: 'b', words: 'done', state: 'done' },
      { ...DONE, state: 'nothing-to-do' },
      { subject: 'odd', words: 'cannot be done', state: 'refused' },
    ],
  });
});

test.each([
  [new Problem('carrier-failed', 'It failed.'), 'It failed.'],
  [new Problem('number-not-allowed', 'x', { flaws: [{ field: 'number', detail: 'is short' }] }), 'is short'],
  [new Error('no'), 'no'],
  ['no', 'no'],
])('a reason is told in its own words: %p', (error, words) => {
  expect(reasonOf(error)).toBe(words);
});
