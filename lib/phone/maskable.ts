import type { AllowList } from './allow-list.ts';
import { PAYING_TYPES } from './number-type.ts';
import type { ParsedNumber } from './parse-number.ts';

/** National numbers, by calling code, that the metadata calls ordinary although calls to them are not. */
const NEVER: Readonly<Record<string, RegExp>> = {
  // Canada's 600, where the caller pays for satellites; 976, a premium rate; and directory assistance.
  '1': /^(?:600\d{7}|\d{3}976\d{4}|\d{3}5551212)$/,
  // Satellite telephones of Australia, Indonesia and China.
  '61': /^147/,
  '62': /^868/,
  '86': /^1(?:349|74)/,
};

/** @returns why a mask may not hide the number, for the problem document; `undefined` if it may */
export const reasonNotToMask = (number: ParsedNumber, allowed: AllowList): string | undefined => {
  const { type, country, callingCode, nationalNumber } = number;
  if (PAYING_TYPES.includes(type) || NEVER[callingCode]?.test(nationalNumber)) {
    return 'is a premium-rate, shared-cost, satellite or service number, and those are never masked. Give the number of a person.';
  }
  if (country === undefined) {
    return 'belongs to no country, as satellite and international service numbers do, and those are never masked. Give the number of a person.';
  }
  const types = allowed.get(country);
  if (types === undefined) {
    return `is a number of ${country}, and those are not masked here. The operator of Callmask can allow the country: setting maskableNumbers.`;
  }
  return types.has(type)
    ? undefined
    : `is of the type ${type}, which is not masked here for ${country}. The operator of Callmask can allow it: setting maskableNumbers.`;
};
