import type { E164 } from './e164.ts';
import { parseNumber } from './parse-number.ts';
import { readE164 } from './read-e164.ts';

/**
 * Reads the number of a person whose data may be on file. Any caller can be blocked, and a number may be on file since
 * before its plan changed, so E.164 is taken as it is if the library does not know the number.
 * @throws Problem `request-invalid` about `number` or `country`
 */
export const parsePerson = (text: string, country?: string): E164 => {
  try {
    return parseNumber(text, country).number;
  } catch (error) {
    const number = country === undefined ? readE164(text) : undefined;
    if (number === undefined) {
      throw error;
    }
    return number;
  }
};
