import type { E164 } from '../e164.ts';
import { CODES_BY_LENGTHS, CODES_BY_TRUNK_PREFIX, RIGHT_AS_THEY_ARE } from './numbering-plans.ts';

/** What is known of the numbers with one calling code, in the few bytes that the call flow has room for. */
export interface Plan {
  readonly callingCode: string;
  /** The lengths of national numbers. */
  readonly lengths: ReadonlySet<number>;
  /** What people and programs write before a national number once too often, the longest first. */
  readonly prefixes: readonly string[];
  /** National numbers that begin with such a prefix and may be right. */
  readonly right: RegExp | undefined;
}

/** `undefined`: no plan has the number's calling code. */
export const planOf = (number: E164): Plan | undefined =>
  PLANS.get(number.slice(1, 2)) ?? PLANS.get(number.slice(1, 3)) ?? PLANS.get(number.slice(1, 4));

/** The part of a number after its calling code. */
export const nationalOf = (number: E164, { callingCode }: Plan): string =>
  number.slice(1 + callingCode.length);

/** @returns the national number without what was written before it too often; `undefined` if it may be right as it is */
export const withoutPrefix = (national: string, { prefixes, lengths, right }: Plan): string | undefined => {
  for (const prefix of prefixes) {
    if (
      national.startsWith(prefix) &&
      lengths.has(national.length - prefix.length) &&
      !(lengths.has(national.length) && right?.test(national))
    ) {
      return national.slice(prefix.length);
    }
  }
  return undefined;
};

export const prefixesOf = (callingCode: string, trunk: string | undefined): readonly string[] => {
  const codes = [`00${callingCode}`, callingCode];
  return trunk === undefined ? codes : [...codes.flatMap((code) => [code + trunk, code]), trunk];
};

const makePlans = (): ReadonlyMap<string, Plan> => {
  const trunks = new Map<string, string>();
  for (const [trunk, codes] of Object.entries(CODES_BY_TRUNK_PREFIX)) {
    for (const code of codes.split(' ')) {
      trunks.set(code, trunk);
    }
  }
  const plans = new Map<string, Plan>();
  for (const [text, codes] of Object.entries(CODES_BY_LENGTHS)) {
    const lengths = new Set(text.split(' ').map(Number));
    for (const callingCode of codes.split(' ')) {
      const pattern = RIGHT_AS_THEY_ARE[callingCode];
      const right = pattern === undefined ? undefined : new RegExp(`^(?:${pattern})$`);
      plans.set(callingCode, {
        callingCode,
        lengths,
        prefixes: prefixesOf(callingCode, trunks.get(callingCode)),
        right,
      });
    }
  }
  return plans;
};

const PLANS = makePlans();
