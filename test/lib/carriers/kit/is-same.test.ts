import { expect, test } from '@jest/globals';
import { isSame } from '../../../../lib/carriers/kit/is-same.ts';

test.each([
  ['abc', 'abc', true],
  ['', '', true],
  ['abc', 'abd', false],
  ['abc', 'ab', false],
  ['ab', 'abc', false],
  ['é', 'e', false],
  ['', 'a', false],
])('%j and %j are the same: %j', (given, expected, verdict) => {
  expect(isSame(given, expected)).toBe(verdict);
});
