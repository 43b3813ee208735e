import { expect, test } from '@jest/globals';
import type { Outcome, Verb } from '../../../cli/command-line/verb.ts';
import { defineVerb } from '../../../cli/command-line/verb.ts';
import { run } from './typed.ts';

const verbThat = (act: () => Promise<Outcome>): Verb =>
  defineVerb({
    name: 'go',
    summary: 'goes',
    hasJson: true,
    options: { far: { value: 'N', isRepeatable: true, read: Number, help: 'how far' } },
    examples: [['go --far 1', 'go']],
    run: async ({ values, tell }) => {
      tell(`Went ${values.far?.join(' and ')}.`);
      return act();
    },
  });

const done = verbThat(async () => ({ isDone: true, json: { isDone: true, way: [1] } }));

test('for a person it prints lines, and for a program the result and nothing else', async () => {
  expect(await run(['go', '--far', '1', '--far', '2'], [done])).toEqual({
    code: 0,
    out: 'Went 1 and 2.\n',
    err: '',
  });
  const { code, out } = await run(['go', '--json'], [done]);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({ isDone: true, way: [1] });
});

test('what is left ends with 1, and its result is printed all the same', async () => {
  const left = verbThat(async () => ({ isDone: false, json: { isDone: false } }));
  expect(await run(['go', '--json'], [left])).toMatchObject({ code: 1, out: '{\n  "isDone": false\n}\n' });
});

test('what fails ends with 1, in words and without a stack', async () => {
  const failing = verbThat(() => Promise.reject(new Error('There is no way.')));
  expect(await run(['go', '--json'], [failing])).toEqual({ code: 1, out: '', err: '\nThere is no way.\n\n' });
});

test('what AWS means by its words is said in ours', async () => {
  const missing = Object.assign(new Error('Region is missing'), { name: 'Error' });
  const { err } = await run(['go'], [verbThat(() => Promise.reject(missing))]);
  expect(err).toContain('No AWS region is set.');
});
