/**
 * Area codes that no region has, whatever the metadata knows. From the rules by which the North American Numbering Plan
 * Administrator assigns them (INC 96-0308-011):
 * - easily recognizable codes, of which the last two digits are the same: 800 and 900 are among them, 411 and 911, too;
 * - N9X, kept for longer numbers, and 37X and 96X, kept for what nobody foresees;
 * - 521 to 529, services of no region; 710, the government; 88X, toll-free numbers to come; 950, which reaches other carriers.
 */
const OF_NO_REGION = /^(?:\d(\d)\1|\d9|37|96|52[1-9]|710|88|950)/;

/** NXX NXX XXXX: neither an area code nor an exchange begins with 0 or 1, and no exchange is N11. */
const FORM = /^[2-9]\d\d(?!\d11)[2-9]\d{6}$/;

/** Whether the national number has the form of numbers that people under +1 have. */
export const isNorthAmericanForm = (nationalNumber: string): boolean =>
  FORM.test(nationalNumber) && !OF_NO_REGION.test(nationalNumber);
