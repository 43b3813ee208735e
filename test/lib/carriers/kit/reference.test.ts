import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isReference, makeReference, readReference } from '../../../../lib/carriers/kit/reference.ts';
import { toE164 } from '../../../../lib/phone/e164.ts';
import { MASK } from '../../../support/numbers/masks.ts';

const OURS = '0123456789abcdef';
const ORIGINS = ['bought', 'imported'] as const;

test('our references are spelled as they always were: numbers out there carry them', () => {
  expect(makeReference('bought', OURS, MASK)).toBe('callmask:0123456789abcdef:+14155550123');
  expect(makeReference('imported', OURS, MASK)).toBe('callmask-imported:0123456789abcdef:+14155550123');
});

const installations = fc.stringMatching(/^[0-9a-f]{16}$/);
const numbers = fc.stringMatching(/^\+[1-9]\d{6,14}$/).map((text) => toE164(text) ?? MASK);

test('every reference fits into what carriers keep, and tells its origin to its own installation alone', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ORIGINS),
      installations,
      installations,
      numbers,
      (origin, own, other, number) => {
        const reference = makeReference(origin, own, number);
        expect(reference.length).toBeLessThanOrEqual(64);
        expect(readReference(reference, own)).toBe(origin);
        expect(readReference(reference, other)).toBe(own === other ? origin : undefined);
      },
    ),
  );
});

test.each([
  '',
  'callmask',
  'callmask:',
  `callmask:${OURS}`,
  `Callmask:${OURS}:${MASK}`,
  ` callmask:${OURS}:${MASK}`,
  `callmask-imported:${OURS}`,
  'callmask:fedcba9876543210:+14155550123',
  '(415) 555-0123',
])('a number called %j is foreign', (reference) => {
  expect(readReference(reference, OURS)).toBeUndefined();
});

test('another installation’s reference is known for one, and what people write is not', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ORIGINS), installations, numbers, (origin, installation, number) => {
      expect(isReference(makeReference(origin, installation, number))).toBe(true);
    }),
  );
  expect(['', 'callmask', 'callmask:', 'callmasks:a:b', '(415) 555-0123'].filter(isReference)).toEqual([]);
});
