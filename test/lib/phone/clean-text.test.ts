import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readPairs } from '../../../cli/import/read-pairs.ts';
import { readList } from '../../../functions/list-masks/read-list.ts';
import { callerParameter } from '../../../lib/api/caller-parameter.ts';
import { maskParameter } from '../../../lib/api/mask-parameter.ts';
import { parseAllowList } from '../../../lib/phone/allow-list.ts';
import { cleanText } from '../../../lib/phone/clean-text.ts';
import { makeParseMaskable } from '../../../lib/phone/parse-maskable.ts';
import { parsePerson } from '../../../lib/phone/parse-person.ts';
import { makeEvent } from '../../support/calls/events.ts';

const NUMBER = '+14155550123';

const charactersOf = (pattern: RegExp): readonly string[] =>
  Array.from({ length: 0x11_0000 }, (_, code) => code)
    .filter((code) => code < 0xd8_00 || code > 0xdf_ff)
    .map((code) => String.fromCodePoint(code))
    .filter((character) => pattern.test(character));

const INVISIBLE = charactersOf(/[\p{Cf}\p{Mn}\p{Me}]/u);
const DIGITS = charactersOf(/\p{Nd}/u);
const BLANKS = charactersOf(/(?! )\p{Zs}/u);

const parseMaskable = makeParseMaskable(parseAllowList('US'));

/** Every way in which a number comes in from clients and operators. */
const WAYS_IN: readonly (readonly [string, (text: string) => unknown])[] = [
  ['the number of a body', (text) => parseMaskable(text).number],
  ['a national number of a body', (text) => parseMaskable(text.replace('+1', ''), 'US').number],
  ['a person to erase', (text) => parsePerson(text)],
  ['the mask of a path', (mask) => maskParameter(makeEvent({ parameters: { mask } }))],
  [
    'the mask of an escaped path',
    (text) => maskParameter(makeEvent({ parameters: { mask: encodeURIComponent(text) } })),
  ],
  ['the caller of a path', (caller) => callerParameter(makeEvent({ parameters: { caller } }))],
  ['the number of a query', (number) => readList(makeEvent({ query: { number } })).number],
  ['a query with a country', (number) => readList(makeEvent({ query: { number, country: 'US' } })).number],
  ['the mask of a file', (text) => readPairs(`${text},+12125550187`, parseMaskable)[0]?.mask],
  ['the number of a file', (text) => readPairs(`+12125550187,${text}`, parseMaskable)[0]?.number],
];

describe.each(WAYS_IN)('in %s', (_way, read) => {
  test('characters that show nothing change nothing, wherever they stand', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(NUMBER.length), fc.constantFrom(...INVISIBLE)), {
          minLength: 1,
          maxLength: 4,
        }),
        (added) => {
          const characters = [...NUMBER, ''];
          for (const [index, character] of added) characters[index] = `${character}${characters[index]}`;
          expect(read(characters.join(''))).toBe(NUMBER);
        },
      ),
      { numRuns: 100 },
    );
  });

  test.each(BLANKS.map((blank) => [blank.codePointAt(0)?.toString(16), blank]))(
    'the blank U+%s may stand around a number and in it',
    (_code, blank) => {
      expect(read(`${blank}+1${blank}415${blank}555${blank}0123${blank}`)).toBe(NUMBER);
    },
  );

  test('full-width digits are digits', () => {
    expect(read('＋１４１５５５５０１２３')).toBe(NUMBER);
  });
});

test('characters that show nothing, and wide letters, change no country either', () => {
  for (const character of [...INVISIBLE, ...BLANKS]) {
    expect(parseMaskable('415 555 0123', `${character}us${character}`).number).toBe(NUMBER);
  }
  expect(parseMaskable('415 555 0123', 'Ｕ\u200bＳ').number).toBe(NUMBER);
});

test('each character that shows nothing is removed, at the beginning, inside and at the end', () => {
  for (const character of INVISIBLE) {
    expect(cleanText(`${character}+1${character}415${character}`)).toBe('+1415');
  }
});

test('digits of every script are digits', () => {
  const values = DIGITS.map((digit) => cleanText(digit));
  expect(values.filter((value) => !/^\d$/.test(value))).toEqual([]);
  expect(values.join('')).toBe('0123456789'.repeat(DIGITS.length / 10));
});

test('a long text of marks takes no longer than a long text', () => {
  expect(cleanText(`+1415${'\u0301\u0323'.repeat(100_000)}5550123`)).toBe(NUMBER);
});
