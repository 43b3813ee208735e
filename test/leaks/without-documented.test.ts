import { describe, expect, test } from '@jest/globals';
import { makeEvent } from '../support/calls/events.ts';
import { MASK } from '../support/numbers/masks.ts';
import { makeFindLeaks } from './find-leaks.ts';
import { CALLERS, HIDDEN, IDEMPOTENCY_KEY, KEY, PEOPLE } from './hidden.ts';
import { withoutCall, withoutDocumented } from './without-documented.ts';

const findLeaks = makeFindLeaks(HIDDEN);
const [PERSON = '', OTHER = ''] = PEOPLE;
const [FIRST_CALLER = ''] = CALLERS;
const EVENT = makeEvent({ headers: { 'Idempotency-Key': IDEMPOTENCY_KEY } });

const CHANGE = makeEvent({ method: 'PATCH', body: { number: PERSON } });

const answer = (statusCode: number, body: unknown, headers: Record<string, string> = {}) => ({
  statusCode,
  headers,
  body: JSON.stringify(body),
});

describe('what the API says', () => {
  const leaksOf = (name: string, ...parts: Parameters<typeof answer>) =>
    findLeaks(withoutDocumented(name, EVENT, answer(...parts)));

  test('may hold the number that a writer sent, and no other field of its mask', () => {
    const changed = (event: typeof CHANGE, body: object) =>
      findLeaks(withoutDocumented('change-mask', event, answer(200, body)));
    expect(changed(CHANGE, { number: PERSON })).toEqual([]);
    expect(changed(CHANGE, { number: PERSON, label: OTHER })).not.toEqual([]);
    expect(changed(EVENT, { number: PERSON })).not.toEqual([]);
  });

  test.each([
    ['a number in its field', 'show-mask', 200, { mask: MASK, number: PERSON, label: `of ${PERSON}` }, {}],
    ['numbers in a list', 'list-masks', 200, { masks: [{ number: PERSON }, { number: OTHER }] }, {}],
    ['the client’s own key', 'create-mask', 201, {}, { 'idempotency-key': IDEMPOTENCY_KEY }],
  ])('may hold %s', (_what, name, status, body, headers) => {
    expect(leaksOf(name, status, body, headers)).toEqual([]);
  });

  test.each([
    ['a number in another field', 'show-mask', 200, { mask: MASK, callerId: PERSON }, {}],
    ['a number in a field of a part', 'show-mask', 200, { person: { number: PERSON } }, {}],
    ['a number in a key', 'show-mask', 200, { [PERSON]: 1 }, {}],
    ['a number beside a list', 'list-masks', 200, { masks: [], number: PERSON }, {}],
    [
      'a cursor made of a number',
      'list-masks',
      200,
      { cursor: Buffer.from(PERSON).toString('base64url') },
      {},
    ],
    ['a number in a header', 'create-mask', 201, {}, { location: `/masks/${encodeURIComponent(PERSON)}` }],
    ['a number in a refusal', 'show-mask', 404, { number: PERSON }, {}],
    ['the number of a mask that is being released', 'release-mask', 202, { number: PERSON }, {}],
    ['the masks of a person who is erased', 'erase-person', 200, { masks: [{ number: PERSON }] }, {}],
    ['a number from a function that nobody listed', 'new', 200, { number: PERSON }, {}],
    ['somebody else’s key', 'create-mask', 201, {}, { 'idempotency-key': `${IDEMPOTENCY_KEY}-2` }],
  ])('may not hold %s', (_what, name, status, body, headers) => {
    expect(leaksOf(name, status, body, headers)).not.toEqual([]);
  });
});

describe('what the carrier is told', () => {
  const expected = { to: PERSON, from: FIRST_CALLER };
  const next = `/transfer/${KEY}/after/ticket?event=hangup`;
  const leaksOf = (...tropo: readonly unknown[]) => findLeaks(withoutCall(answer(200, { tropo }), expected));

  test('may hold the number to call, the one to show, and where results go', () => {
    expect(leaksOf({ transfer: { to: PERSON, from: FIRST_CALLER } }, { on: { next } })).toEqual([]);
  });

  test.each([
    ['somebody else’s number', { transfer: { to: OTHER, from: FIRST_CALLER } }],
    ['two numbers', { transfer: { to: [PERSON, OTHER], from: FIRST_CALLER } }],
    ['the number as the one to show', { transfer: { to: PERSON, from: PERSON } }],
    ['the number in another field', { transfer: { to: PERSON, from: FIRST_CALLER, name: PERSON } }],
    ['the number in another verb', { say: { value: PERSON } }],
    ['the key elsewhere', { say: { value: KEY } }],
  ])('may not hold %s', (_what, verb) => {
    expect(leaksOf(verb)).not.toEqual([]);
  });

  test('may hold no number where no call is to be connected', () => {
    expect(
      findLeaks(withoutCall(answer(200, { tropo: [{ transfer: { to: PERSON } }] }), undefined)),
    ).not.toEqual([]);
  });
});
