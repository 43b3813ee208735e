import { describe, expect, test } from '@jest/globals';
import { makeEvent } from '../support/events.ts';
import { makeFindLeaks } from './find-leaks.ts';
import { CALLERS, HIDDEN, IDEMPOTENCY_KEY, KEY, PEOPLE } from './hidden.ts';
import { withoutCall, withoutDocumented } from './without-documented.ts';

const findLeaks = makeFindLeaks(HIDDEN);
const [NUMBER = '', OTHER = ''] = PEOPLE;
const [CALLER = ''] = CALLERS;
const MASK = '+14155550123';
const EVENT = makeEvent({ headers: { 'Idempotency-Key': IDEMPOTENCY_KEY } });

const answer = (statusCode: number, body: unknown, headers: Record<string, string> = {}) => ({
  statusCode,
  headers,
  body: JSON.stringify(body),
});

describe('what the API says', () => {
  const leaksOf = (name: string, ...parts: Parameters<typeof answer>) =>
    findLeaks(withoutDocumented(name, EVENT, answer(...parts)));

  test.each([
    ['a number in its field', 'show-mask', 200, { mask: MASK, number: NUMBER, label: `of ${NUMBER}` }, {}],
    ['numbers in a list', 'list-masks', 200, { masks: [{ number: NUMBER }, { number: OTHER }] }, {}],
    ['the client’s own key', 'create-mask', 201, {}, { 'idempotency-key': IDEMPOTENCY_KEY }],
  ])('may hold %s', (_what, name, status, body, headers) => {
    expect(leaksOf(name, status, body, headers)).toEqual([]);
  });

  test.each([
    ['a number in another field', 'show-mask', 200, { mask: MASK, callerId: NUMBER }, {}],
    ['a number in a field of a part', 'show-mask', 200, { person: { number: NUMBER } }, {}],
    ['a number in a key', 'show-mask', 200, { [NUMBER]: 1 }, {}],
    ['a number beside a list', 'list-masks', 200, { masks: [], number: NUMBER }, {}],
    [
      'a cursor made of a number',
      'list-masks',
      200,
      { cursor: Buffer.from(NUMBER).toString('base64url') },
      {},
    ],
    ['a number in a header', 'create-mask', 201, {}, { location: `/masks/${encodeURIComponent(NUMBER)}` }],
    ['a number in a refusal', 'show-mask', 404, { number: NUMBER }, {}],
    ['a number from a function that nobody listed', 'new', 200, { number: NUMBER }, {}],
    ['somebody else’s key', 'create-mask', 201, {}, { 'idempotency-key': `${IDEMPOTENCY_KEY}-2` }],
  ])('may not hold %s', (_what, name, status, body, headers) => {
    expect(leaksOf(name, status, body, headers)).not.toEqual([]);
  });
});

describe('what the carrier is told', () => {
  const expected = { to: NUMBER, from: CALLER };
  const next = `/transfer/${KEY}/after/ticket?event=hangup`;
  const leaksOf = (...tropo: readonly unknown[]) => findLeaks(withoutCall(answer(200, { tropo }), expected));

  test('may hold the number to call, the one to show, and where results go', () => {
    expect(leaksOf({ transfer: { to: NUMBER, from: CALLER } }, { on: { next } })).toEqual([]);
  });

  test.each([
    ['somebody else’s number', { transfer: { to: OTHER, from: CALLER } }],
    ['two numbers', { transfer: { to: [NUMBER, OTHER], from: CALLER } }],
    ['the number as the one to show', { transfer: { to: NUMBER, from: NUMBER } }],
    ['the number in another field', { transfer: { to: NUMBER, from: CALLER, name: NUMBER } }],
    ['the number in another verb', { say: { value: NUMBER } }],
    ['the key elsewhere', { say: { value: KEY } }],
  ])('may not hold %s', (_what, verb) => {
    expect(leaksOf(verb)).not.toEqual([]);
  });

  test('may hold no number where no call is to be connected', () => {
    expect(
      findLeaks(withoutCall(answer(200, { tropo: [{ transfer: { to: NUMBER } }] }), undefined)),
    ).not.toEqual([]);
  });
});
