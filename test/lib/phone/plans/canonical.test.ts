import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parsePhoneNumberWithError } from 'libphonenumber-js/max';
import { toE164 } from '../../../../lib/phone/e164.ts';
import { canonical } from '../../../../lib/phone/plans/canonical.ts';
import { isPlausible } from '../../../../lib/phone/plans/is-plausible.ts';
import { e164 } from '../../../support/numbers/masks.ts';
import { METADATA, MOBILES, TYPE_PATTERNS } from '../../../support/numbers/phone-metadata.ts';

const EVERY_PATTERN = [
  ...Object.values(METADATA.countries),
  ...Object.values(METADATA.nonGeographic),
].flatMap((plan) =>
  ((plan[TYPE_PATTERNS] ?? []) as readonly (readonly [string] | 0)[]).flatMap((range) =>
    range === 0 || range[0] === '' ? [] : [{ code: String(plan[0]), pattern: range[0] }],
  ),
);

const isValid = (text: string): boolean => {
  try {
    const parsed = parsePhoneNumberWithError(text);
    return parsed.isValid() && parsed.number === text;
  } catch {
    return false;
  }
};

/** Runs `check` on valid numbers of every type of every country. */
const forValidNumbers = (numRuns: number, check: (number: string) => void): void => {
  for (const { code, pattern } of EVERY_PATTERN) {
    const numbers = fc
      .stringMatching(new RegExp(`^(?:${pattern})$`))
      .map((national) => `+${code}${national}`);
    const checkValid = (number: string): void => {
      if (toE164(number) !== undefined && isValid(number)) check(number);
    };
    fc.assert(fc.property(numbers, checkValid), { numRuns });
  }
};

const ARGENTINE_MOBILE = /^\+549\d{10}$/;

describe('spellings of one line have one form:', () => {
  test.each([
    ['Mexico, with the mark of mobiles', '+5215512345678', '+525512345678'],
    ['Mexico, with what was dialled at home', '+520445512345678', '+525512345678'],
    ['Mexico, with its old trunk prefix', '+52015512345678', '+525512345678'],
    ['Buenos Aires, from abroad and not', '+5491123456789', '+541123456789'],
    ['Buenos Aires, as dialled at home', '+54111523456789', '+5491123456789'],
    ['Buenos Aires, with both marks', '+549111523456789', '+541123456789'],
    ['Rosario, as dialled at home', '+54341155123456', '+5493415123456'],
    ['Ushuaia, as dialled at home', '+54290115123456', '+5492901123456'],
    ['Argentina, with a trunk zero', '+5401123456789', '+541123456789'],
    ['São Paulo, without the ninth digit', '+551181234567', '+5511981234567'],
    ['Rio, without the ninth digit', '+552191234567', '+5521991234567'],
    ['Bahia, without the ninth digit and with a trunk zero', '+5507161234567', '+5571961234567'],
    ['Benin, from before 2024', '+22997555012', '+2290197555012'],
    ['London, with the trunk zero left in', '+4402079460123', '+442079460123'],
    ['London, with the calling code twice', '+44442079460123', '+442079460123'],
    ['London, with both', '+444402079460123', '+442079460123'],
    ['Paris, with the calling code twice, once as it is dialled', '+330033612345678', '+33612345678'],
    ['Berlin, with the calling code twice', '+494930123456', '+4930123456'],
    ['Munich, with the calling code twice', '+494989123456', '+4989123456'],
    ['Russia, with its trunk prefix', '+789161234567', '+79161234567'],
    ['Hungary, with its trunk prefix', '+3606201234567', '+36201234567'],
    ['the United States, with 1 twice', '+114155550123', '+14155550123'],
    ['India, with the calling code twice', '+91919812345678', '+919812345678'],
    ['Brazil, with the calling code twice', '+555511981234567', '+5511981234567'],
    ['Italy, with the calling code twice', '+39393471234567', '+393471234567'],
    ['Japan, with the trunk zero left in', '+8109012345678', '+819012345678'],
  ])('%s', (_line, one, other) => {
    expect(canonical(e164(one))).toBe(canonical(e164(other)));
  });
});

describe('what may be a number as it stands keeps its form:', () => {
  test.each([
    ['Emden, whose area code begins with 49', '+494921123456'],
    ['a fixed line of Rome, with its zero', '+390669812345'],
    ['a mobile of Ivory Coast, with its zero', '+2250712345678'],
    ['a fixed line of São Paulo, which got no ninth digit', '+551123456789'],
    ['a trunked radio of Brazil, which got none either', '+551171234567'],
    ['an Italian mobile that begins with 39', '+393931234567'],
    ['a mobile of India that begins with 91', '+919198123456'],
    ['a toll-free number of Russia', '+78001234567'],
    ['a number of no plan', '+9991234567'],
    ['a number of the United States', '+14155550123'],
  ])('%s', (_line, number) => {
    expect(canonical(e164(number))).toBe(number);
  });

  test('every valid number of every country, but for the mark of Argentine mobiles, so no two share a form', () => {
    forValidNumbers(12, (number) => {
      const plain = ARGENTINE_MOBILE.test(number) ? number.replace('+549', '+54') : number;
      expect(canonical(e164(number))).toBe(plain);
    });
  });
});

test('a form is E.164 and its own form, whatever the number is', () => {
  const anything = fc.oneof(
    fc.stringMatching(/^\+[1-9]\d{6,14}$/),
    fc
      .tuple(fc.constantFrom(...EVERY_PATTERN.map(({ code }) => code)), fc.stringMatching(/^0{0,2}\d{6,11}$/))
      .map(([code, national]) => `+${code}${national}`.slice(0, 16)),
  );
  fc.assert(
    fc.property(anything, (text) => {
      const form = canonical(e164(text));
      expect(toE164(form)).toBe(form);
      expect(canonical(form)).toBe(form);
    }),
    { numRuns: 5000 },
  );
});

describe('a caller ID is plausible', () => {
  test('if the library calls the number valid, in every country', () => {
    forValidNumbers(5, (number) => {
      // The metadata lets exchanges begin with 0 or 1 in some islands, and has Canada's 310, which is dialled at home only.
      const hasForm = !/^\+1(?:\d{7}|\d{3}[01]\d{6})$/.test(number);
      expect([number, isPlausible(e164(number))]).toEqual([number, hasForm]);
    });
  });

  test('outside North America only if the library knows the calling code and the length', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+[2-9]\d{6,14}$/), (text) => {
        const isPossible = (() => {
          try {
            return parsePhoneNumberWithError(text).isPossible();
          } catch {
            return false;
          }
        })();
        if (isPlausible(e164(text))) expect([text, isPossible]).toEqual([text, true]);
      }),
      { numRuns: 2000 },
    );
  });

  test.each(Object.entries(MOBILES))('if it is a mobile of %s', (country, national) => {
    const { number } = parsePhoneNumberWithError(national, country as 'US');
    expect(isPlausible(e164(number))).toBe(true);
  });

  test.each(
    [
      '+11115550123',
      '+10125550123',
      '+811055500',
      '+10000123456',
      '+19115550123',
      '+12915550123',
      '+14151550123',
      '+1415555012',
      '+141555501234',
      '+12345678',
      '+9991234567',
      '+4402079460123',
      '+449',
    ].filter((text) => toE164(text) !== undefined),
  )('not if it is %s', (text) => {
    expect(isPlausible(e164(text))).toBe(false);
  });
});
