import { describe, expect, test } from '@jest/globals';
import type { Decision } from '../../../../../lib/calls/decision.ts';
import { SENTENCES } from '../../../../../lib/calls/decision.ts';
import type { Dialect } from '../../../../../lib/carriers/twiml/calls/documents.ts';
import { fallback, makeWriteDocument } from '../../../../../lib/carriers/twiml/calls/documents.ts';
import { e164 } from '../../../../support/numbers/masks.ts';

const DIALECT: Dialect = {
  limitSeconds: { least: 60, most: 14_400 },
  ringSeconds: { least: 5, most: 120 },
  answersOnBridge: true,
};
const CONNECT: Extract<Decision, { kind: 'connect' }> = {
  kind: 'connect',
  to: [e164('+12025550177')],
  callerId: e164('+12025550199'),
  ringSeconds: 20,
  limitSeconds: 3600,
  answer: 'direct',
};
const links = { after: (event: string) => `https://mask.example.com/after?event=${event}&x="y"` };
const AFTER = (event: string) => `https://mask.example.com/after?event=${event}&amp;x=&quot;y&quot;`;

const write = (decision: Decision, dialect: Partial<Dialect> = {}) => {
  const { status, contentType, body } = makeWriteDocument({ ...DIALECT, ...dialect })(decision, links);
  expect([status, contentType]).toEqual([200, 'text/xml; charset=utf-8']);
  const [, inside] =
    /^<\?xml version="1.0" encoding="UTF-8"\?><Response(?:\/>|>(.*)<\/Response>)$/.exec(body) ?? [];
  return inside;
};

const DIAL = `<Dial callerId="+12025550199" timeLimit="3600" timeout="20" answerOnBridge="true" action="${AFTER('dial')}" method="POST">`;
const HANGUP = '<Hangup/>';
const say = (text: string) => `<Say language="en-US">${text}</Say>`;

describe('a call', () => {
  test('is connected with a caller ID, two limits and an address for its end', () => {
    expect(write(CONNECT)).toBe(`${DIAL}<Number>+12025550177</Number></Dial>`);
  });

  test('rings with several people at once', () => {
    const to = [e164('+12025550177'), e164('+12025550178')];
    expect(write({ ...CONNECT, to })).toBe(
      `${DIAL}<Number>+12025550177</Number><Number>+12025550178</Number></Dial>`,
    );
  });

  test('has to be accepted where the mask says so', () => {
    expect(write({ ...CONNECT, answer: 'press-1' })).toBe(
      `${DIAL}<Number url="${AFTER('screen')}">+12025550177</Number></Dial>`,
    );
  });

  test('says nothing of answering where the carrier knows no such thing', () => {
    expect(write(CONNECT, { answersOnBridge: false })).not.toContain('answerOnBridge');
  });

  test.each([
    [1, 1, 'timeLimit="60" timeout="5"'],
    [60, 5, 'timeLimit="60" timeout="5"'],
    [14_400, 120, 'timeLimit="14400" timeout="120"'],
    [86_400, 121, 'timeLimit="14400" timeout="120"'],
  ])(
    'of %d seconds that rings for %d is told what the carrier takes: %s',
    (limitSeconds, ringSeconds, written) => {
      expect(write({ ...CONNECT, limitSeconds, ringSeconds })).toContain(` ${written} `);
    },
  );

  test.each([
    ['caller-call-rate', 'busy'],
    ['mask-call-rate', 'busy'],
    ['unknown-mask', 'rejected'],
    ['blocked-caller', 'rejected'],
  ] as const)('that is refused (%s) is %s, which is the first verb and costs nothing', (reason, said) => {
    expect(write({ kind: 'refuse', reason })).toBe(`<Reject reason="${said}"/>`);
  });

  test.each([
    [{ kind: 'say', sentence: 'call-failed' }, `${say(SENTENCES['call-failed'])}${HANGUP}`],
    [{ kind: 'say', sentence: 'texts-not-taken' }, undefined],
    [{ kind: 'hang-up' }, HANGUP],
    [{ kind: 'bridge' }, undefined],
  ] as const)('%j is %j', (decision, written) => {
    expect(write(decision)).toBe(written);
  });
});

test('who has to accept is asked twice, by keys, and then let go', () => {
  const gather = `<Gather numDigits="1" timeout="8" action="${AFTER('accept')}" method="POST">${say(SENTENCES['press-1'])}</Gather>`;
  expect(write({ kind: 'ask' })).toBe(`${gather}${gather}${HANGUP}`);
});

test('a fallback message needs nothing', () => {
  expect(fallback().body).toContain(`<Response>${say(SENTENCES.fallback)}${HANGUP}</Response>`);
});
