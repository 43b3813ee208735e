import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { callReference, readCallToken, writeCallToken } from '../../../lib/calls/call-ticket.ts';
import type { MaskId } from '../../../lib/ids.ts';

const KEY = 'the-key-of-a-carrier-00';
const ticket = { mask: 'msk_aB3-_9' as MaskId, call: callReference('session-1') };
const token = writeCallToken(ticket, KEY);

describe('the reference of a call', () => {
  test('is sixteen hex digits that do not show the id', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (id) => {
        expect(callReference(id)).toMatch(/^[0-9a-f]{16}$/);
      }),
    );
  });

  test('differs from call to call', () => {
    expect(callReference('session-1')).not.toBe(callReference('session-2'));
  });

  test('does not tell calls apart whose ids are telephone numbers: it could be undone by trying all numbers', () => {
    expect(callReference('+14155550100')).toBe(callReference('14155550101@192.0.2.1'));
  });
});

describe('a token', () => {
  test('comes back as the ticket that it was made from', () => {
    expect(readCallToken(token, KEY)).toEqual(ticket);
  });

  test('needs no escape in an address', () => {
    expect(encodeURIComponent(token)).toBe(token);
  });

  test('of another key is nothing', () => {
    expect(readCallToken(token, 'the-key-of-a-carrier-01')).toBeUndefined();
    expect(readCallToken(token, '')).toBeUndefined();
  });

  test('is nothing once a single character of it differs', () => {
    const other = fc.constantFrom(...'abcXYZ019-_.=+/ %\0');
    fc.assert(
      fc.property(fc.nat(token.length - 1), other, (at, character) => {
        fc.pre(token[at] !== character);
        const forged = token.slice(0, at) + character + token.slice(at + 1);
        expect(readCallToken(forged, KEY)).toBeUndefined();
      }),
    );
  });

  const [mask, call, signature] = token.split('.');

  test.each([
    '',
    '.',
    '..',
    `${mask}.${call}`,
    `${mask}.${call}.`,
    `${token}\n`,
    ` ${token}`,
    `${token}.`,
    `${token}=`,
    `.${call}.${signature}`,
    `${mask}.${call?.toUpperCase()}X.${signature}`,
    `msk_other.${call}.${signature}`,
    `${mask}.0000000000000000.${signature}`,
    `${mask}.${call}.${'A'.repeat(43)}`,
    `${mask}.${call}.${'é'.repeat(43)}`,
  ])('that nobody made is nothing: %j', (forged) => {
    expect(readCallToken(forged, KEY)).toBeUndefined();
  });
});
