import type { KnownRange } from './known-ranges.ts';
import { knownRanges } from './known-ranges.ts';
import { isNorthAmericanForm } from './north-american-form.ts';

interface Unknown {
  readonly callingCode: string;
  readonly nationalNumber: string;
  /** As it was written. The library takes a digit for a trunk prefix if it does not know the number with it. */
  readonly written: string;
}

/**
 * The country of a number of a range that is too new for the metadata; `undefined` for a number that cannot be one. The
 * number leaves the known ranges at some digit. Ranges that agree with it up to there must be of people, and none of them
 * may cost more or be a service, because a new range usually resembles its neighbours. A known range with a digit more or
 * less is a typing error.
 *
 * Nobody can tell the country of a new area code under +1. It counts as one of the United States, which open the most.
 */
export const countryOfUnknown = ({ callingCode, nationalNumber, written }: Unknown): string | undefined => {
  const ranges = knownRanges(callingCode);
  const neighbours = neighboursOf(ranges, nationalNumber);
  const home = neighbours[0]?.country ?? ranges[0]?.country;
  const hasForm =
    callingCode === '1'
      ? isNorthAmericanForm(nationalNumber)
      : neighbours.every(({ isOrdinary }) => isOrdinary) && hasOrdinaryLength(ranges, nationalNumber);
  const digits = written.replace(/\D/g, '');
  const isReadAsWritten = written.startsWith('+')
    ? digits === callingCode + nationalNumber
    : !isKnown(ranges, digits);
  return hasForm && isReadAsWritten && !isKnown(ranges, nationalNumber) ? home : undefined;
};

/** The ranges that agree with the most digits of the number. */
const neighboursOf = (ranges: readonly KnownRange[], digits: string): readonly KnownRange[] => {
  const found = ranges.filter(({ mayBegin }) => mayBegin(digits));
  return found.length > 0 || digits === '' ? found : neighboursOf(ranges, digits.slice(0, -1));
};

/** Whether the number is one of a known range, but for digits that it lacks or has too many. */
const isKnown = (ranges: readonly KnownRange[], digits: string): boolean =>
  ranges.some(
    ({ mayBegin }) =>
      mayBegin(digits) || Array.from(digits, (_, end) => mayBegin(digits.slice(0, end), end)).includes(true),
  );

const hasOrdinaryLength = (ranges: readonly KnownRange[], { length }: string): boolean =>
  ranges.some(({ isOrdinary, lengths }) => isOrdinary && lengths.includes(length));
