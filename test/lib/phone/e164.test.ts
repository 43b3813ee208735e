import { expect, test } from '@jest/globals';
import { toE164 } from '../../../lib/phone/e164.ts';

test.each(['+14155550123', '+4512345678', '+1234567', '+123456789012345'])('%s is a number', (text) => {
  expect(toE164(text)).toBe(text);
});

test.each([
  '14155550123',
  '+04155550123',
  '+123456',
  '+1234567890123456',
  '+1415555012a',
  '+1415555\n',
  '',
  ' +14155550123',
])('nothing that only looks like a number becomes one: %j', (text) => {
  expect(toE164(text)).toBeUndefined();
});
