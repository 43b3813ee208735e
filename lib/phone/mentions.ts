import type { E164 } from './e164.ts';
import { nationalNumberOf } from './parse-number.ts';

/** Zeros of the scripts whose digits people type into telephones and forms. The nine others follow each. */
const ZEROS = ['0', '٠', '۰', '०', '০', '๐', '０'].map((zero) => zero.charCodeAt(0));

/** What people and programs put between the digits of one number. */
const SEPARATOR = /[\s()[\]./_\-\p{Pd}\p{Cf}]/u;

/** `%2B`, `\u002b` and `&#43;`: an address or a document may hold one inside the other. */
const ESCAPES: readonly (readonly [RegExp, number])[] = [
  [/%([0-9a-f]{2})/gi, 16],
  [/\\u([0-9a-f]{4})/gi, 16],
  [/&#(\d{1,5});/g, 10],
  [/&#x([0-9a-f]{1,4});/gi, 16],
];
const ESCAPED_AT_MOST = 3;

/** A shorter number may stand by chance inside other digits, such as a date. */
const UNMISTAKABLE_DIGITS = 9;
const LONGEST_PREFIX = 6;

/**
 * Whether a text contains a number in any spelling: with or without its country code, with separators, in the digits of
 * other scripts, or escaped. A number of nine digits or more is also found inside longer rows of digits.
 */
export const makeMentions = (number: E164): ((text: string) => boolean) => {
  const national = nationalNumberOf(number);
  return (text) =>
    rowsOfDigits(text).some((digits) =>
      national.length >= UNMISTAKABLE_DIGITS
        ? digits.includes(national)
        : digits.endsWith(national) && digits.length - national.length <= LONGEST_PREFIX,
    );
};

/** The rows of digits in a text, without the separators inside of a row. */
const rowsOfDigits = (text: string): readonly string[] => {
  const rows = [''];
  for (const char of unescaped(text)) {
    const digit = digitOf(char);
    if (digit !== undefined) {
      rows.push(`${rows.pop()}${digit}`);
    } else if (!SEPARATOR.test(char)) {
      rows.push('');
    }
  }
  return rows;
};

const digitOf = (char: string): number | undefined =>
  ZEROS.map((zero) => char.charCodeAt(0) - zero).find((digit) => digit >= 0 && digit <= 9);

const unescaped = (text: string): string => {
  let plain = text;
  for (let times = 0; times < ESCAPED_AT_MOST; times += 1) {
    for (const [pattern, radix] of ESCAPES) {
      plain = plain.replace(pattern, (_escape, code: string) =>
        String.fromCharCode(Number.parseInt(code, radix)),
      );
    }
  }
  return plain;
};
