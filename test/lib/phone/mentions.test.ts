import { describe, expect, test } from '@jest/globals';
import { makeMentions } from '../../../lib/phone/mentions.ts';
import { e164 } from '../../support/numbers/masks.ts';

const AMERICAN = e164('+14155550100');
const DANISH = e164('+4512011122');
const UNKNOWN = e164('+12345678');

describe('an American number', () => {
  const mentions = makeMentions(AMERICAN);

  test.each([
    '+14155550100',
    '14155550100',
    '4155550100',
    '(415) 555-0100',
    'call 415.555.0100 at noon',
    '+1 (415) 555 01 00',
    '001 415 555 0100',
    '0114155550100',
    'tel:+1-415-555-0100',
    'https://former.example/?to=%2B14155550100&x=1',
    'https://former.example/?to=%252B1%2520415%2520555%25200100',
    '{"to":"\\u002b14155550100"}',
    '&#43;1&#52;155550100',
    '&#x2b;1&#x34;155550100',
    '415‐555–0100',
    '415\u200b555\u200b0100',
    '415 555 0100',
    '４１５５５５０１００',
    '٤١٥٥٥٥٠١٠٠',
    '99141555501009',
  ])('is found however it is written: %s', (text) => {
    expect(mentions(text)).toBe(true);
  });

  test.each(['', 'Zoë', '415 555 010', '4155550101', '415, 555, 0100', '415x5550100', '%zz', '&#;'])(
    'is not found in %j',
    (text) => {
      expect(mentions(text)).toBe(false);
    },
  );
});

describe('a short number', () => {
  test.each(['12011122', '+45 12 01 11 22', '004512011122', 'ring 12 01 11 22!'])(
    'is found where it stands by itself: %s',
    (text) => {
      expect(makeMentions(DANISH)(text)).toBe(true);
    },
  );

  test.each(['2026-12-01 11:22', '120111223', '9876543212011122'])(
    'is not found inside other digits: %s',
    (text) => {
      expect(makeMentions(DANISH)(text)).toBe(false);
    },
  );
});

test('a number too new to be known is found by all its digits', () => {
  expect(makeMentions(UNKNOWN)('of +1 2345678')).toBe(true);
  expect(makeMentions(UNKNOWN)('of 45678')).toBe(false);
});
