import type { CountryCode, NumberType as LibraryType, ParseError, PhoneNumber } from 'libphonenumber-js/max';
import { isSupportedCountry, parsePhoneNumberWithError } from 'libphonenumber-js/max';
import { flawed } from '../errors/flawed.ts';
import { cleanText } from './clean-text.ts';
import type { E164 } from './e164.ts';
import { toE164 } from './e164.ts';
import type { NumberType } from './number-type.ts';
import { countryOfUnknown } from './unknown-range.ts';

/** A number that people can have, and where it belongs. */
export interface ParsedNumber {
  readonly number: E164;
  /** ISO 3166-1 alpha-2; `undefined` for numbers of no country, such as satellite telephones. */
  readonly country: string | undefined;
  /** Without `+`. */
  readonly callingCode: string;
  /** The part after the calling code. */
  readonly nationalNumber: string;
  readonly type: NumberType;
}

const TYPES: Readonly<Record<NonNullable<LibraryType>, NumberType>> = {
  FIXED_LINE: 'fixed-line',
  MOBILE: 'mobile',
  FIXED_LINE_OR_MOBILE: 'fixed-line-or-mobile',
  VOIP: 'voip',
  TOLL_FREE: 'toll-free',
  PERSONAL_NUMBER: 'personal-number',
  UAN: 'uan',
  PAGER: 'pager',
  VOICEMAIL: 'voicemail',
  PREMIUM_RATE: 'premium-rate',
  SHARED_COST: 'shared-cost',
};

/** The field's name in problem documents. */
const FIELD = 'number';

const EXAMPLE = 'Write it in digits with its country code, such as +1 415 555 2671.';

const NOT_A_NUMBER = `is not a telephone number. ${EXAMPLE}`;

/** What a request can do about a number without a country code. A command has its own words for it. */
export const NAME_ITS_COUNTRY = 'Or name its country in `country`.';

/** What libphonenumber finds wrong, and what would be right. Never quotes the value: problems hold no numbers. */
const REASONS: Readonly<Record<string, string>> = {
  INVALID_COUNTRY: `has no country code, or one that no country has. ${EXAMPLE} ${NAME_ITS_COUNTRY}`,
  TOO_LONG: `has too many digits for a telephone number. ${EXAMPLE}`,
  TOO_SHORT: `has too few digits for a telephone number. ${EXAMPLE}`,
};

/**
 * Reads a number in any form that people write. `country` is for numbers without a country code.
 * @throws Problem `request-invalid` about `number` or `country`
 */
export const parseNumber = (text: string, country?: string): ParsedNumber => {
  const parsed = parse(text, country === undefined ? undefined : parseCountry(country));
  const number = toE164(parsed.number);
  const home = homeOf(parsed, cleaned(text));
  if (number === undefined || home === undefined) {
    throw flawed(
      FIELD,
      `is not a number that anybody can have. Check its digits and its country. ${EXAMPLE}`,
    );
  }
  if (parsed.ext !== undefined) {
    throw flawed(FIELD, 'has an extension, which a call to a mask cannot dial. Leave it out.');
  }
  return {
    number,
    ...home,
    callingCode: parsed.countryCallingCode,
    nationalNumber: parsed.nationalNumber,
  };
};

/** @returns `undefined` if nobody can have the number */
const homeOf = (parsed: PhoneNumber, written: string): Pick<ParsedNumber, 'country' | 'type'> | undefined => {
  // With the metadata `max`, a number is valid if it has a type.
  const type = parsed.getType();
  if (type !== undefined) {
    return { country: parsed.country, type: TYPES[type] };
  }
  const { countryCallingCode: callingCode, nationalNumber } = parsed;
  const country = countryOfUnknown({ callingCode, nationalNumber, written });
  return country === undefined ? undefined : { country, type: 'unknown' };
};

const SHORT = /^\d{2,6}$/;

/** `+911` is not a number of India, nor `+999` of any country: people put a plus before emergency numbers. */
const SHORT_AFTER_PLUS = /^\+\d{3}$/;

/** Whether the text is an emergency, directory or service number: too short to be a person's number there. */
export const isShortNumber = (text: string, country?: string): boolean => {
  const dialled = cleaned(text).replace(/[\s().-]/g, '');
  const code = country === undefined ? undefined : readCountry(country);
  if (country !== undefined && code === undefined) {
    return false;
  }
  try {
    const parsed = parseWhole(text, code);
    return !parsed.isValid() && SHORT.test(parsed.nationalNumber);
  } catch {
    return SHORT.test(dialled) || SHORT_AFTER_PLUS.test(dialled);
  }
};

/** Whether these are the two capital letters of a country whose numbers can be read. */
export const isCountry = (code: string): code is CountryCode => isSupportedCountry(code);

/** The country of an E.164 number, if it has one. */
export const countryOf = (number: E164): string | undefined =>
  homeOf(parsePhoneNumberWithError(number), number)?.country;

/** Reads two letters in either case. `undefined`: they are no country whose numbers can be read. */
export const readCountry = (text: string): CountryCode | undefined => {
  const code = cleanText(text).toUpperCase();
  return isCountry(code) ? code : undefined;
};

/** The part of an E.164 number after the calling code. Of a number too new for libphonenumber: all its digits. */
export const nationalNumberOf = (number: E164): string => {
  try {
    return parsePhoneNumberWithError(number).nationalNumber;
  } catch {
    return number.slice(1);
  }
};

const parseCountry = (country: string): CountryCode => {
  const code = readCountry(country);
  if (code === undefined) {
    throw flawed('country', 'is not a country. Use the two letters of ISO 3166-1, such as US.');
  }
  return code;
};

/** libphonenumber refuses a longer text as it is. */
const LONGEST_TEXT = 250;

/** A number may be pasted from a link. */
const cleaned = (text: string): string =>
  text.length > LONGEST_TEXT ? text : cleanText(text).replace(/^tel:/i, '');

const parse = (text: string, country: CountryCode | undefined) => {
  try {
    return parseWhole(text, country);
  } catch (error) {
    throw flawed(FIELD, REASONS[(error as ParseError).message] ?? NOT_A_NUMBER, error);
  }
};

/** `extract: false`: the whole text is the number, not a number somewhere in a sentence. */
const parseWhole = (text: string, country: CountryCode | undefined) =>
  parsePhoneNumberWithError(cleaned(text), { extract: false, ...(country && { defaultCountry: country }) });
