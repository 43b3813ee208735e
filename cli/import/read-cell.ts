import { cleanText } from '../../lib/phone/clean-text.ts';
import type { ParsedNumber } from '../../lib/phone/parse-number.ts';
import { parseNumber } from '../../lib/phone/parse-number.ts';

/** What a spreadsheet adds to digits: an apostrophe that keeps them as text, or decimals that nobody wrote. */
const ADDED = /^'|(?<=^\+?\d+)[.,]0+$/g;

/** The text of a cell, without what a spreadsheet adds. */
export const readCell = (cell: string): string =>
  cleanText(cell)
    .replace(/^="?([^"]*)"?$/, '$1')
    .replaceAll(ADDED, '');

/** `1.41556E+10`, which a spreadsheet shows instead of many digits. Most of them are lost. */
export const isScientific = (cell: string): boolean => /^\d*(?:[.,]\d+)?E[+-]?\d+$/i.test(cell);

/** Digits, and none of them a trunk prefix. */
const DIGITS = /^[1-9]\d+$/;

/** The longest number of the plan under +1 without its calling code. */
const TEN = 10;

/**
 * Gives the `+` back that a spreadsheet took for a sign. A national number of `country` comes first. More than ten digits
 * without a country are a number with its calling code.
 * @throws Error in words if the digits may be two numbers
 */
export const withPlusBack = (cell: string, country: string | undefined): string => {
  const digits = cell.replaceAll(/[ ().-]/g, '');
  if (!DIGITS.test(digits)) {
    return cell;
  }
  if (country === undefined) {
    return digits.length > TEN ? `+${digits}` : cell;
  }
  const abroad = numberOf(`+${digits}`);
  const national = numberOf(cell, country);
  if (national === undefined) {
    return abroad?.number ?? cell;
  }
  const isTwo = abroad !== undefined && abroad.number !== national.number;
  if (isTwo && digits.startsWith(national.callingCode)) {
    throw new Error(
      'may be a number with its country code or one without. Write it with a +, in a column that is formatted as text.',
    );
  }
  return national.number;
};

const numberOf = (text: string, country?: string): ParsedNumber | undefined => {
  try {
    return parseNumber(text, country);
  } catch {
    return undefined;
  }
};
