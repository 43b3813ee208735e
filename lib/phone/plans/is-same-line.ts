import type { E164 } from '../e164.ts';
import { canonical } from './canonical.ts';

/** Whether two numbers are spellings of one line. */
export const isSameLine = (one: E164, other: E164): boolean =>
  one === other || canonical(one) === canonical(other);
