import { hash } from 'node:crypto';

const DIGITS = 16;

/** Stands for every name that is a telephone number. */
export const NAMELESS = '0'.repeat(DIGITS);

/** One run of digits as long as a number's, in whatever groups, and no other digit before an `@`. */
const LITTLE_MORE_THAN_A_NUMBER = /^(?:\D|%2B)*?\d(?:[^\dA-Za-z@]{0,3}\d){6,14}[^\d@]*(?:@|$)/i;

/** An id of 128 bits in hex, such as a UUID: chance may give it digits like a number's, yet it names no telephone. */
const ID_OF_128_BITS = /^(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\da-f]{32})$/i;

/**
 * Names somebody or something in the log: the first 16 hex digits of the SHA-256 of a name from outside. There are so few
 * telephone numbers that a digest of one can be undone by trying all, so a name that is little more gets none.
 */
export const digestOf = (name: string): string =>
  LITTLE_MORE_THAN_A_NUMBER.test(name) && !ID_OF_128_BITS.test(name)
    ? NAMELESS
    : hash('sha256', name, 'hex').slice(0, DIGITS);
