import { globSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { regularExpressionsIn, regularExpressionsOf, slownessOf } from './regular-expressions.ts';

/** Everything that reads what others send. */
const FILES = globSync('{functions,lib,local}/**/*.{ts,js}').sort();

/** What is put together here, or read, comes from tables and metadata of numbering plans, never from a request. */
const OF_PLANS: ReadonlySet<string> = new Set(['lib/phone/known-ranges.ts', 'lib/phone/plans/plan-of.ts']);

test('no regular expression takes more steps than its text is long', () => {
  const found = FILES.filter((file) => !OF_PLANS.has(file)).flatMap(regularExpressionsOf);
  expect(found.length).toBeGreaterThan(50);
  const slow = found.flatMap((one) => {
    const slowness = slownessOf(one);
    return slowness === undefined ? [] : [`${one.at}: ${slowness}`];
  });
  expect(slow).toEqual([]);
});

test.each([
  ['one that goes back over what it read', 'const A = /^(a+)+$/;'],
  ['one that starts again at each character', 'text.replace(/\\s+$/, "")'],
  ['one that is put together', 'new RegExp(text)'],
  ['one in a type of its own', 'const a = <T>(x: T): boolean => /(a|a)*b/.test(String(x));'],
])('%s is found', (_what, text) => {
  const [found] = regularExpressionsIn(text, 'file.ts');
  expect(found?.at).toBe('file.ts:1');
  expect(found && slownessOf(found)).toBeDefined();
});

test('what only looks like one is left alone', () => {
  expect(regularExpressionsIn('const a = "/(a+)+$/"; const b = 4 / 2 / 1; // /(a+)+$/', 'file.ts')).toEqual(
    [],
  );
});
