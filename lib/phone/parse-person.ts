import type { E164 } from './e164.ts';
import { toE164 } from './e164.ts';
import { parseNumber } from './parse-number.ts';

/**
 * Reads the number of a person of whom something may be on file. Callers of a range that is too new for libphonenumber
 * can be blocked, so what is E.164 already is taken as it is where the library knows no such number.
 * @throws Problem `request-invalid` about `number` or `country`
 */
export const parsePerson = (text: string, country?: string): E164 => {
  try {
    return parseNumber(text, country).number;
  } catch (error) {
    const number = country === undefined ? toE164(text) : undefined;
    if (number === undefined) {
      throw error;
    }
    return number;
  }
};
