import { numberNotAllowed } from '../errors/flawed.ts';
import type { AllowList } from './allow-list.ts';
import { reasonNotToMask } from './maskable.ts';
import type { ParsedNumber } from './parse-number.ts';
import { isShortNumber, parseNumber } from './parse-number.ts';

/** Reads the number that a mask shall hide. @throws Problem `request-invalid` or `number-not-allowed` */
export type ParseMaskable = (text: string, country?: string) => ParsedNumber;

/** Reads numbers as {@link parseNumber} does, and refuses those that a mask may not hide. */
export const makeParseMaskable =
  (allowed: AllowList): ParseMaskable =>
  (text, country) => {
    if (isShortNumber(text, country)) {
      throw numberNotAllowed(SHORT);
    }
    const number = parseNumber(text, country);
    const reason = reasonNotToMask(number, allowed);
    if (reason !== undefined) {
      throw numberNotAllowed(reason);
    }
    return number;
  };

const SHORT =
  'is an emergency, service or other short number, and those cannot be masked. Give the number of a person, with its country code, such as +1 415 555 2671.';
