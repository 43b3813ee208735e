import { timingSafeEqual } from 'node:crypto';

/** Compares two texts in constant time. */
export const isSame = (given: string, expected: string): boolean => {
  if (given.length !== expected.length) {
    return false;
  }
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
};
