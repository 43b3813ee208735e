import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Problem } from '../../../lib/errors/problem.ts';
import { toE164 } from '../../../lib/phone/e164.ts';
import { countryOf, parseNumber } from '../../../lib/phone/parse-number.ts';
import { e164 } from '../../support/numbers/masks.ts';

const parse = (text: string, country?: string) => parseNumber(text, country);

describe('in the forms that people write:', () => {
  test.each([
    ['+14155552671', undefined, '+14155552671'],
    ['+1 415 555 2671', undefined, '+14155552671'],
    ['+1 (415) 555-2671', undefined, '+14155552671'],
    ['+1.415.555.2671', undefined, '+14155552671'],
    ['  +1 415 555 2671\n', undefined, '+14155552671'],
    ['tel:+1-415-555-2671', undefined, '+14155552671'],
    ['TEL:+14155552671', undefined, '+14155552671'],
    ['＋１４１５５５５２６７１', undefined, '+14155552671'],
    ['٤١٥٥٥٥٢٦٧١', 'US', '+14155552671'],
    ['(415) 555-2671', 'US', '+14155552671'],
    ['(415) 555-2671', 'us', '+14155552671'],
    ['415/555/2671', 'US', '+14155552671'],
    ['1 415 555 2671', 'US', '+14155552671'],
    ['011 44 20 7946 0123', 'US', '+442079460123'],
    ['+44 20 7946 0123', 'US', '+442079460123'],
    ['(613) 555-0123', 'CA', '+16135550123'],
    ['020 7946 0123', 'GB', '+442079460123'],
    ['+44 (0)20 7946 0123', undefined, '+442079460123'],
    ['0044 20 7946 0123', 'GB', '+442079460123'],
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['030 123456', 'DE', '+4930123456'],
  ])('%j in %s is %s', (text, country, number) => {
    expect(parse(text, country).number).toBe(number);
  });
});

test.each([
  [
    '+14155552671',
    { country: 'US', callingCode: '1', nationalNumber: '4155552671', type: 'fixed-line-or-mobile' },
  ],
  ['+18765550123', { country: 'JM', callingCode: '1', nationalNumber: '8765550123', type: 'mobile' }],
  ['+442079460123', { country: 'GB', callingCode: '44', nationalNumber: '2079460123', type: 'fixed-line' }],
  ['+870773111632', { country: undefined, callingCode: '870', nationalNumber: '773111632', type: 'mobile' }],
])('%s is known to be at home in %j', (number, slot) => {
  expect(parse(number)).toEqual({ number, ...slot });
  expect(countryOf(e164(number))).toBe(slot.country);
});

describe('what nobody can call is refused, with what would be right:', () => {
  test.each([
    ['', undefined, 'is not a telephone number'],
    ['   ', undefined, 'is not a telephone number'],
    ['+', undefined, 'is not a telephone number'],
    ['hello', undefined, 'is not a telephone number'],
    ['1-800-FLOWERS', 'US', 'is not a telephone number. Write it in digits'],
    ['call +14155552671 now', undefined, 'is not a telephone number'],
    ['+14155552671 +14155552672', undefined, 'is not a telephone number'],
    ['sip:alice@example.com', undefined, 'is not a telephone number'],
    ['415-555-2671', undefined, 'name its country in `country`'],
    ['+999 1234567', undefined, 'has no country code, or one that no country has'],
    ['1', 'US', 'has too few digits'],
    ['+1 4', undefined, 'has too few digits'],
    ['+1 415 555 267', undefined, 'is not a number that anybody can have'],
    ['+1 999 555 2671', undefined, 'is not a number that anybody can have'],
    ['911', 'US', 'is not a number that anybody can have'],
    [`+1${'5'.repeat(17)}`, undefined, 'is not a number that anybody can have'],
    ['5'.repeat(16_000), 'US', 'has too many digits'],
    ['+1 415 555 2671 ext. 5', undefined, 'has an extension'],
    ['(415) 555-2671 x5', 'US', 'has an extension'],
    ['tel:+1-415-555-2671;ext=5', undefined, 'has an extension'],
  ])('%j in %s %s', (text, country, reason) => {
    const refused = expect.objectContaining({ field: 'number', detail: expect.stringContaining(reason) });
    expect(() => parse(text, country)).toThrow(
      expect.objectContaining({ code: 'request-invalid', flaws: [refused] }),
    );
  });
});

test.each(['', 'USA', 'XX', '1', '__proto__', 'constructor', 'United States', '🇺🇸'])(
  'the country %j is refused, and not the number',
  (country) => {
    const flaws = [expect.objectContaining({ field: 'country' })];
    expect(() => parse('415', country)).toThrow(expect.objectContaining({ flaws }));
  },
);

test('the library’s error is kept as the cause', () => {
  expect(() => parse('hello')).toThrow(
    expect.objectContaining({ cause: expect.objectContaining({ message: 'NOT_A_NUMBER' }) }),
  );
});

const nearlyNumbers = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'+0123456789()-. x;=') }),
  fc.stringMatching(/^\+?[0-9]{0,18}$/),
  fc.stringMatching(/^(tel:)?\+(1|44|33|870|7)[0-9 -]{5,14}$/),
);

test('whatever comes in, a number or a problem comes out, and the problem does not quote it', () => {
  const countries = fc.constantFrom(undefined, 'US', 'GB', 'DE', 'XX');
  fc.assert(
    fc.property(nearlyNumbers, countries, (text, country) => {
      try {
        const { number } = parse(text, country);
        expect(toE164(number)).toBe(number);
        expect(parse(number).number).toBe(number);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        expect(error.code).toBe('request-invalid');
        const digits = text.replace(/\D/g, '');
        if (digits.length > 6 && !'14155552671'.includes(digits)) expect(error.detail).not.toContain(digits);
      }
    }),
    { numRuns: 2000 },
  );
});
