import type { Near } from '../../carriers/supplier.ts';
import type { E164 } from '../../phone/e164.ts';
import type { ParsedNumber } from '../../phone/parse-number.ts';
import { countryOf } from '../../phone/parse-number.ts';

/** One place to look for a mask. */
export interface SearchArea {
  readonly near: Near;
  /** Whether a number of the slot will do. */
  readonly fits: (candidate: E164) => boolean;
  /** Whether the carrier may choose for us: only where whatever it picks will do. */
  readonly mayOrderNear: boolean;
}

/** The North American plan: many countries share the calling code 1 and differ in their area codes. */
const NORTH_AMERICA = '1';

/**
 * Where to look for a mask, nearest first: the area of the number, its whole country, never another one. Outside North
 * America carriers sell by calling code alone, which a few neighbours share (44: the United Kingdom and Guernsey).
 */
export const searchAreas = ({
  callingCode,
  nationalNumber,
  country = 'unknown',
}: ParsedNumber): readonly SearchArea[] => {
  const near = { country, callingCode };
  if (callingCode !== NORTH_AMERICA) {
    return [{ near, fits: startsWith(callingCode), mayOrderNear: true }];
  }
  const areaCode = nationalNumber.slice(0, 3);
  return [
    { near: { ...near, areaCode }, fits: startsWith(`${callingCode}${areaCode}`), mayOrderNear: true },
    {
      near,
      fits: (candidate) => startsWith(callingCode)(candidate) && countryOf(candidate) === country,
      // A carrier that is asked for any number under 1 picks one of the United States.
      mayOrderNear: country === 'US',
    },
  ];
};

const startsWith =
  (digits: string) =>
  (candidate: E164): boolean =>
    candidate.startsWith(`+${digits}`);
