/** Marks and format characters: direction marks, variation selectors, joiners, byte order marks. They show nothing. */
const INVISIBLE = /[\p{Cf}\p{M}]/gu;

/** No-break spaces, wide and narrow ones, and separators of lines. */
const BLANKS = /\p{Z}/gu;

const NOT_ASCII = /[^\0-\x7f]/gu;

const DIGIT = /\p{Nd}/u;
const DIGITS = /\p{Nd}/gu;

/**
 * Removes what pasting adds to a number or a country, makes blanks and digits plain, and removes the blanks at the ends.
 * Every text in which a client or an operator writes a number comes through here.
 */
export const cleanText = (text: string): string =>
  withoutInvisible(withPlainCharacters(text)).replace(BLANKS, ' ').replace(DIGITS, plain).trim();

/** Blanks that nobody types: pages write them into numbers. */
const PASTED_BLANKS = /(?! )\p{Zs}/gu;

/** The same for E.164, which has no blanks: those that were pasted are removed, and those that were typed are an error. */
export const cleanE164 = (text: string): string => cleanText(text.replaceAll(PASTED_BLANKS, ''));

/**
 * The text with wide characters made plain, and without what shows nothing. One character at a time: `normalize` takes a
 * second and more for a long row of marks, and strangers may write one.
 */
export const withPlainCharacters = (text: string): string =>
  withoutInvisible(text).replace(NOT_ASCII, (one) => one.normalize('NFKC'));

/** The text without what shows nothing. */
export const withoutInvisible = (text: string): string => text.replace(INVISIBLE, '');

/** Unicode has the ten digits of a script in a row. Some rows follow on one another. */
const plain = (digit: string): string => {
  const code = digit.codePointAt(0) as number;
  let zero = code;
  while (DIGIT.test(String.fromCodePoint(zero - 1))) {
    zero -= 1;
  }
  return String((code - zero) % 10);
};
