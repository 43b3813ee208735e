import { describe, expect, test } from '@jest/globals';
import { parsePhoneNumberWithError } from 'libphonenumber-js/max';
import { isWithheld } from '../../../../lib/carriers/kit/withheld.ts';
import { callerOf as tropoCaller } from '../../../../lib/carriers/tropo/endpoint.ts';
import { callerOf as twimlCaller } from '../../../../lib/carriers/twiml/calls/read-event.ts';
import { MOBILES } from '../../../support/numbers/phone-metadata.ts';

const WITHHELD = { caller: { kind: 'withheld' }, callerMayBe: [], isCallerNamed: false };

/** How each protocol reads a caller. */
const PROTOCOLS: readonly (readonly [string, (id: string) => unknown])[] = [
  ['Tropo', (id) => tropoCaller({ id, e164Id: '', name: '' }, {})],
  ['the dialect of Twilio', twimlCaller],
];

const KEYS = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];
const typed = (word: string): string =>
  [...word].map((letter) => KEYS.findIndex((letters) => letters.includes(letter)) + 2).join('');

const WORDS = ['anonymous', 'blocked', 'private', 'restricted', 'unavailable', 'unknown', 'withheld'];

const SPELLINGS = [
  ...WORDS.flatMap((word) => [
    word,
    word.toUpperCase(),
    `tel:${word}`,
    `sip:${word}@${word}.invalid`,
    `sips:${word}@192.0.2.1;user=phone`,
    `"${word}" <sip:${word}@example.com>;tag=1`,
    `<sip:${word}@example.com>`,
    `${word} number`,
    `Caller ID ${word}`,
    ...['', '+', '1', '+1'].map((prefix) => prefix + typed(word)),
    `sip:+${typed(word)}@host`,
  ]),
  ...['Private Number', 'Out of Area', 'OUT-OF-AREA', 'Caller ID Blocked', 'No Number', 'No Caller ID'],
  ...[
    'out  of\tarea',
    ' "Private"  Number. ',
    'PRIVATE_NUMBER',
    'private%20number',
    'No-Caller-ID',
    'Unknown Caller',
  ],
  ...['Anon\u200bymous', '\u202aanonymous\u202c', 'Number Withheld', 'Not Available'],
  ...[
    '"Anonymous" <sip:anonymous@anonymous.invalid>',
    'sip:x7k2@anonymous.invalid',
    'sip:unavailable@unknown.invalid',
  ],
  ...[
    '+17378742833',
    '+7378742833',
    '+266696687',
    '+2562533',
    '+8656696',
    '+464',
    '0',
    '+0',
    '+10000000000',
    '0000000000',
  ],
];

describe.each(PROTOCOLS)('%s:', (_protocol, read) => {
  test.each(SPELLINGS)('a caller who comes as %j withholds the number', (id) => {
    expect(read(id)).toEqual(WITHHELD);
  });

  test.each(Object.entries(MOBILES))(
    'a mobile of %s is no withheld number, in any spelling',
    (country, national) => {
      const { number } = parsePhoneNumberWithError(national, country as 'US');
      for (const id of [
        number,
        number.slice(1),
        `sip:${number}@host`,
        `"Anonymous" <sip:${number}@host>`,
        `tel:${number}`,
      ]) {
        expect(read(id)).not.toEqual(WITHHELD);
      }
    },
  );

  test.each([
    'alice',
    'anonymous-coward',
    'private eye',
    'area',
    'nobody',
    'sip:restricted.area@example.com',
    '5501',
    '464',
    '+12125550187',
    '"Private" <sip:alice@example.com>',
    'sip:+14155550123@anonymous.invalid',
  ])('a caller who comes as %j does not', (id) => {
    expect(read(id)).not.toEqual(WITHHELD);
  });
});

test('only the two that carriers send have the form of a number', () => {
  const possible = WORDS.filter((word) =>
    ['+', '+1'].some((prefix) => {
      try {
        return parsePhoneNumberWithError(prefix + typed(word)).isValid();
      } catch {
        return false;
      }
    }),
  );
  expect(['restricted', 'unavailable']).toEqual(expect.arrayContaining(possible));
});

test('a text of any length is judged in no time that grows faster than it', () => {
  for (const part of ['<', '"', ' ', '\u0301', 'sip:', '0', 'no ', '%20']) {
    expect(isWithheld(`${part.repeat(200_000)}x`)).toBe(false);
  }
});
