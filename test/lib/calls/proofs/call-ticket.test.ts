import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { callReference, readCallTicket, writeCallTicket } from '../../../../lib/calls/proofs/call-ticket.ts';
import type { MaskId } from '../../../../lib/ids.ts';

const KEY = 'the-key-of-a-carrier-00';
const ticket = { mask: 'msk_aB3-_9' as MaskId, call: callReference('session-1') };
const sealed = writeCallTicket(ticket, KEY);

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

describe('a sealed ticket', () => {
  test('comes back as the ticket that it was made from', () => {
    expect(readCallTicket(sealed, KEY)).toEqual(ticket);
  });

  test('needs no escape in an address', () => {
    expect(encodeURIComponent(sealed)).toBe(sealed);
  });

  test('of another key is nothing', () => {
    expect(readCallTicket(sealed, 'the-key-of-a-carrier-01')).toBeUndefined();
    expect(readCallTicket(sealed, '')).toBeUndefined();
  });

  test('is nothing once a single character of it differs', () => {
    const other = fc.constantFrom(...'abcXYZ019-_.=+/ %\0');
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), other, (at, character) => {
        fc.pre(sealed[at] !== character);
        const forged = sealed.slice(0, at) + character + sealed.slice(at + 1);
        expect(readCallTicket(forged, KEY)).toBeUndefined();
      }),
    );
  });

  const [mask, call, signature] = sealed.split('.');

  test.each([
    '',
    '.',
    '..',
    `${mask}.${call}`,
    `${mask}.${call}.`,
    `${sealed}\n`,
    ` ${sealed}`,
    `${sealed}.`,
    `${sealed}=`,
    `.${call}.${signature}`,
    `${mask}.${call?.toUpperCase()}X.${signature}`,
    `msk_other.${call}.${signature}`,
    `${mask}.0000000000000000.${signature}`,
    `${mask}.${call}.${'A'.repeat(43)}`,
    `${mask}.${call}.${'é'.repeat(43)}`,
  ])('that nobody made is nothing: %j', (forged) => {
    expect(readCallTicket(forged, KEY)).toBeUndefined();
  });
});
