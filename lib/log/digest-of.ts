import { hash } from 'node:crypto';

const DIGITS = 16;

/** Replaces the digest of every name that may be a telephone number. */
export const NAMELESS = '0'.repeat(DIGITS);

/** One run of 7 to 15 digits, in any grouping, and no other digit before an `@`. */
const LITTLE_MORE_THAN_A_NUMBER = /^\D*\d(?:[^\dA-Za-z@]{0,3}\d){6,14}[^\d@]*(?:@|$)/;

/** An id of 128 bits in hex, such as a UUID. Its digits may look like a number by chance. */
const ID_OF_128_BITS = /^(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\da-f]{32})$/i;

/**
 * A name from outside as the log may show it: the first 16 hex digits of its SHA-256. There are so few telephone numbers
 * that a digest of one can be undone by trying all, so a name that is little more than a number gets none.
 */
export const digestOf = (name: string): string =>
  LITTLE_MORE_THAN_A_NUMBER.test(name.replace(/%2B/gi, '+')) && !ID_OF_128_BITS.test(name)
    ? NAMELESS
    : hash('sha256', name, 'hex').slice(0, DIGITS);
