import { expect, test } from '@jest/globals';
import { callerOf } from '../../../../../lib/carriers/twiml/calls/read-event.ts';

const WITHHELD = { caller: { kind: 'withheld' }, callerMayBe: [], isCallerNamed: false };

test.each(['+12125550187', ' +12125550187 ', '+442079460000', '+4530555010'])('%j is a number', (from) => {
  const number = from.trim();
  expect(callerOf(from)).toEqual({
    caller: { kind: 'number', number },
    callerMayBe: [number],
    isCallerNamed: false,
  });
});

test.each([
  'anonymous',
  'Anonymous',
  'unavailable',
  'restricted',
  'blocked',
  'unknown',
  'private',
  'withheld',
  'sip:anonymous@anonymous.invalid',
  // As typed on a keypad: anonymous, blocked, private, restricted, unavailable, unknown, withheld.
  '+266696687',
  '+2562533',
  '+7748283',
  '+7378742833',
  '+86282452253',
  '+8656696',
  '+94844353',
])('%j is nobody who wants to be known', (from) => {
  expect(callerOf(from)).toEqual(WITHHELD);
});

test.each([
  ['', []],
  ['sip:@example.com', []],
  ['client:alice', []],
  ['client:+12125550187', ['+12125550187']],
  ['sip:alice@example.com', []],
  ['sip:+12125550187@example.com', ['+12125550187']],
  ['sips:0012125550187@example.com;user=phone', ['+12125550187']],
  ['2125550187', ['+12125550187', '+2125550187']],
  ['12125550187', ['+12125550187']],
  ['5550187', ['+5550187']],
  ['911', []],
  ['+1212555018', ['+11212555018', '+1212555018']],
  ['+121255501877', ['+121255501877']],
  ['+01', []],
  ['<script>', []],
])(
  '%j is no number that may be shown, though calls of %j are refused where those are',
  (from, callerMayBe) => {
    expect(callerOf(from)).toEqual({ caller: { kind: 'other' }, callerMayBe, isCallerNamed: true });
  },
);
