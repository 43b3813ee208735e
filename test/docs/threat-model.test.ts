import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { ATTEMPTS } from '../../cli/attack/all-attempts.ts';

const model = readFileSync('docs/threat-model.md', 'utf8');
const rows = model
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.split('|').length === 6)
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, , threat]) => threat !== 'threat');

const shown = rows.map(([, , threat = '', , by = '']) => ({ threat, by }));

/** The tests that a row names: a file, and words of a title in it. */
const testsIn = (by: string) =>
  [...by.matchAll(/`(test\/[^`]+)` "([^"]+)"/g)].map(([, file = '', title = '']) => ({ file, title }));

const attemptsIn = (by: string): readonly string[] =>
  [...by.replace(/`test\/[^`]+` "[^"]+"/g, '').matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);

describe('each threat is shown by a test that is there', () => {
  test.each(shown)('"$threat" has its test', ({ by }) => {
    const tests = testsIn(by);
    expect(tests.length).toBeGreaterThan(0);
    for (const { file, title } of tests) {
      expect([file, existsSync(file)]).toEqual([file, true]);
      expect([title, readFileSync(file, 'utf8').includes(title)]).toEqual([title, true]);
    }
    const names = ATTEMPTS.map(({ name }) => name);
    for (const name of attemptsIn(by)) expect(names).toContain(name);
  });
});

test('both flows are looked at from all six sides', () => {
  const letters = (flow: string) =>
    [...(model.split(`## ${flow}\n`)[1]?.split('\n## ')[0] ?? '').matchAll(/^\| \*\*(\w)\*\*/gm)]
      .map(([, letter]) => letter)
      .join('');
  expect([letters('The call flow'), letters('The API for clients')]).toEqual(['STRIDE', 'STRIDE']);
});
