import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Decision, SentenceName } from '../../../../lib/calls/decision.ts';
import { SENTENCES } from '../../../../lib/calls/decision.ts';
import { fallback, writeDocument } from '../../../../lib/carriers/tropo/document.ts';
import { CALLER, e164, MASK, NUMBER } from '../../../support/numbers/masks.ts';

const links = { after: (event: string) => `/transfer/key/after/ticket?event=${event}` };
const write = (decision: Decision) => JSON.parse(writeDocument(decision, links).body);

const CONNECT: Decision = {
  kind: 'connect',
  to: [NUMBER],
  callerId: CALLER,
  ringSeconds: 20,
  limitSeconds: 3600,
  answer: 'direct',
};

test.each([
  [0, 1],
  [601, 600],
])('a ring time of %i s, which Tropo does not take, is told as %i s', (ringSeconds, timeout) => {
  expect(write({ ...CONNECT, ringSeconds })).toMatchObject({
    tropo: [{ transfer: { timeout } }, {}, {}, {}, {}],
  });
});

test('a call is connected, and its end is asked for in every handler there is', () => {
  expect(write(CONNECT)).toEqual({
    tropo: [
      { transfer: { to: NUMBER, name: 'transfer', from: CALLER, timeout: 20 } },
      { on: { event: 'continue', next: '/transfer/key/after/ticket?event=continue' } },
      { on: { event: 'incomplete', next: '/transfer/key/after/ticket?event=incomplete' } },
      { on: { event: 'error', next: '/transfer/key/after/ticket?event=error' } },
      { on: { event: 'hangup', next: '/transfer/key/after/ticket?event=hangup' } },
    ],
  });
});

test('several numbers ring at once', () => {
  const to = [NUMBER, MASK];
  const [{ transfer }] = write({ ...CONNECT, to }).tropo;
  expect(transfer.to).toEqual(to);
});

test('whoever is to press 1 is asked before the caller is heard, and may only answer by a key', () => {
  const [{ transfer }] = write({ ...CONNECT, answer: 'press-1' }).tropo;
  expect(transfer.on).toEqual([
    {
      event: 'connect',
      ask: expect.objectContaining({ choices: { value: '1', mode: 'dtmf' }, required: true }),
    },
  ]);
  expect(transfer.on[0].ask.say).toEqual({ value: SENTENCES['press-1'] });
  expect(write(CONNECT).tropo[0].transfer).not.toHaveProperty('on');
});

test('a refused call is not answered', () => {
  expect(write({ kind: 'refuse', reason: 'unknown-mask' })).toEqual({ tropo: [{ reject: {} }] });
});

test('a call is hung up', () => {
  expect(write({ kind: 'hang-up' })).toEqual({ tropo: [{ hangup: {} }] });
});

test.each(['ask', 'bridge'] as const)('nobody is left to %s: screening is part of the transfer', (kind) => {
  expect(write({ kind })).toEqual({ tropo: [{ hangup: {} }] });
});

test.each(Object.entries(SENTENCES))('%s is said, then the line is cleared', (name, value) => {
  const sentence = name as SentenceName;
  expect(write({ kind: 'say', sentence })).toEqual({ tropo: [{ say: { value } }, { hangup: {} }] });
});

test('the fallback message needs nothing', () => {
  expect(fallback()).toEqual(writeDocument({ kind: 'say', sentence: 'fallback' }, links));
});

describe('every document', () => {
  const number = fc.stringMatching(/^\+[1-9]\d{6,14}$/).map(e164);
  const decisions: fc.Arbitrary<Decision> = fc.oneof(
    fc.record({
      kind: fc.constant('connect' as const),
      to: fc.array(number, { minLength: 1, maxLength: 5 }),
      callerId: number,
      ringSeconds: fc.nat(120),
      limitSeconds: fc.nat(),
      answer: fc.constantFrom('direct' as const, 'press-1' as const),
    }),
    fc.record({
      kind: fc.constant('refuse' as const),
      reason: fc.constantFrom('unknown-mask' as const, 'expired-mask' as const, 'ambiguous-mask' as const),
    }),
    fc.record({
      kind: fc.constant('say' as const),
      sentence: fc.constantFrom(...(Object.keys(SENTENCES) as SentenceName[])),
    }),
    fc.constant({ kind: 'hang-up' as const }),
  );

  test('is JSON with one verb in each element, whatever the links are', () => {
    fc.assert(
      fc.property(decisions, fc.string({ unit: 'binary' }), (decision, link) => {
        const { status, contentType, body } = writeDocument(decision, { after: () => link });
        expect({ status, contentType }).toEqual({
          status: 200,
          contentType: 'application/json; charset=utf-8',
        });
        for (const element of JSON.parse(body).tropo) {
          expect(Object.keys(element)).toHaveLength(1);
        }
      }),
    );
  });

  test('is ASCII, so that no charset can spoil it', () => {
    fc.assert(
      fc.property(decisions, (decision) => {
        expect(writeDocument(decision, links).body).toMatch(/^[ -~]+$/);
      }),
    );
  });
});
