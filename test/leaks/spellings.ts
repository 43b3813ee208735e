import { createHash } from 'node:crypto';
import { parsePhoneNumber } from 'libphonenumber-js/max';

/** A way to write a text, and how to find it. */
export interface Spelling {
  readonly name: string;
  readonly pattern: RegExp;
}

/** The end of a number that is not shared with its neighbours. Every way to group digits keeps them in this order. */
const LAST_DIGITS = 7;

/**
 * Every way to write a telephone number that we can think of. All that is text is found by the last seven digits, each
 * of which may be escaped, with anything between two that people or programs put there.
 */
export const spellingsOfNumber = (number: string): readonly Spelling[] => {
  const forms = formsOf(number);
  return [
    { name: 'digits', pattern: looseDigits(number.slice(-LAST_DIGITS)) },
    ...forms.flatMap((form) => [...encodings(form), ...hashes(form)]),
  ];
};

/** Every way in which a text may come back that is no number: a key, a password. */
export const spellingsOfText = (text: string): readonly Spelling[] => [
  ...plain('as it is', text),
  ...plain('URL-encoded', encodeURIComponent(text)),
  ...plain('URL-encoded twice', encodeURIComponent(encodeURIComponent(text))),
  ...plain('in JSON', JSON.stringify(text).slice(1, -1)),
  ...encodings(text),
  ...hashes(text),
];

/** The forms that something may encode as a whole; the shortest is inside most of the others. */
const formsOf = (number: string): readonly string[] => {
  const parsed = parsePhoneNumber(number);
  const national = String(parsed.nationalNumber);
  const dashed = parsed.formatNational().replace(/\D+/g, '-').replace(/^-/, '');
  return [
    number,
    number.slice(1),
    national,
    `0${national}`,
    number.slice(-LAST_DIGITS),
    parsed.formatNational(),
    parsed.formatInternational(),
    dashed,
    dashed.replaceAll('-', '.'),
    dashed.replaceAll('-', ' '),
    `tel:${number}`,
    `sip:${number}`,
  ];
};

/** Blanks, signs and escapes of both, and the zeros of UTF-16. Not `:`, `,` or quotes: these part two numbers. */
const BETWEEN = String.raw`(?:[\s()./+\-\u2010-\u2015\0]|%(?:25)*(?:20|28|29|2[bdef]|00|c2|a0)|\\+u00(?:20|28|29|2[bdef]|00|a0)|&nbsp;)`;

const looseDigits = (digits: string): RegExp =>
  new RegExp(digits.split('').map(looseDigit).join(`${BETWEEN}{0,4}`), 'i');

const looseDigit = (digit: string): string =>
  String.raw`(?:${digit}|%(?:25)*3${digit}|\\+u003${digit}|\\+x3${digit}|&#(?:x3${digit}|${48 + Number(digit)});)`;

const plain = (name: string, text: string): readonly Spelling[] => [{ name, pattern: literally(text) }];

const literally = (text: string, flags = ''): RegExp => new RegExp(escaped(text), flags);

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

const encodings = (text: string): readonly Spelling[] =>
  [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()].flatMap(
    (bytes) => [
      { name: `hex of ${text}`, pattern: literally(bytes.toString('hex'), 'i') },
      ...[0, 1, 2].map((offset) => ({
        name: `base64 of ${text} at ${offset}`,
        pattern: base64Within(bytes, offset),
      })),
    ],
  );

/**
 * What base64 makes of the bytes when `offset` others (of three) come before them. The characters at the ends depend on
 * the neighbours too, and are left out. Both alphabets are taken.
 */
const base64Within = (bytes: Buffer, offset: number): RegExp => {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64url');
  const from = Math.ceil((offset * 8) / 6);
  const until = Math.floor(((offset + bytes.length) * 8) / 6);
  const pattern = encoded.slice(from, until).replaceAll('-', '[-+]').replaceAll('_', '[_/]');
  return new RegExp(pattern);
};

/** Numbers are few enough to be tried, so a plain hash of one is as good as the number; half of it, too. */
const HASH_DIGITS = 12;

const hashes = (text: string): readonly Spelling[] =>
  ['sha256', 'sha1', 'md5', 'sha512'].flatMap((algorithm) => {
    const digest = createHash(algorithm).update(text).digest();
    const name = `${algorithm} of ${text}`;
    return [
      { name, pattern: literally(digest.toString('hex').slice(0, HASH_DIGITS), 'i') },
      { name: `${name} in base64`, pattern: base64Within(digest.subarray(0, HASH_DIGITS), 0) },
    ];
  });
