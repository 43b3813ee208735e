import { expect, test } from '@jest/globals';
import { parsePerson } from '../../../lib/phone/parse-person.ts';

test.each([
  ['+14155550100', undefined, '+14155550100'],
  ['(415) 555-0100', 'US', '+14155550100'],
  ['+12345678', undefined, '+12345678'],
  ['+1\u00a0234\u202f567\u00a08', undefined, '+12345678'],
  // Which number is meant is for the library to say wherever it can.
  ['+4402079460000', undefined, '+442079460000'],
])('whoever can be blocked can be erased: %s', (text, country, number) => {
  expect(parsePerson(text, country)).toBe(number);
});

test.each([
  ['+1 234 567 8', undefined, 'number'],
  ['12345678', undefined, 'number'],
  ['+12345678', 'XX', 'country'],
])('what is no number is refused: %s', (text, country, field) => {
  expect(() => parsePerson(text, country)).toThrow(
    expect.objectContaining({ code: 'request-invalid', flaws: [{ field, detail: expect.any(String) }] }),
  );
});
