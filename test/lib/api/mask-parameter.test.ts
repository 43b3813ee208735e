import { expect, test } from '@jest/globals';
import { maskParameter } from '../../../lib/api/mask-parameter.ts';
import { makeEvent } from '../../support/calls/events.ts';

const read = (mask: string) => maskParameter(makeEvent({ parameters: { mask } }));

test.each([
  '%2B14155550123',
  '%2b14155550123',
  '+14155550123',
  '14155550123',
  ' 14155550123',
  '%2B1%C2%A0415%E2%80%AF555%E2%80%AF0123',
  '%E2%80%8E%2B14155550123%E2%80%AC',
])('a mask may be written %j', (text) => expect(read(text)).toBe('+14155550123'));

test.each([
  '',
  '+',
  '0',
  '+04155550123',
  'abc',
  '+141555',
  '+1 415 555 0123',
  '%2B%2B14155550123',
  '+1415555012345678',
])('what is no mask is refused: %j', (text) => {
  return expect(() => read(text)).toThrow(
    expect.objectContaining({ code: 'request-invalid', flaws: [expect.objectContaining({ field: 'mask' })] }),
  );
});

test('a path without a mask is refused', () => {
  expect(() => maskParameter(makeEvent())).toThrow(/mask/);
});
