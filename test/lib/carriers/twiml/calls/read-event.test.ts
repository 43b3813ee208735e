import { describe, expect, test } from '@jest/globals';
import type { WebhookRequest } from '../../../../../lib/carriers/protocol.ts';
import { readEvent } from '../../../../../lib/carriers/twiml/calls/read-event.ts';
import type { Parameters } from '../../../../support/calls/signed-carriers.ts';
import { formBody } from '../../../../support/calls/signed-carriers.ts';
import { CALLER, MASK } from '../../../../support/numbers/masks.ts';

const FORM = 'application/x-www-form-urlencoded';

const post = (parameters: Parameters, event?: string, type = FORM): WebhookRequest => ({
  method: 'POST',
  url: 'https://mask.example.com/calls/twilio',
  parameters: { connection: 'twilio' },
  query: { ...(event !== undefined && { event }) },
  headers: { 'content-type': type },
  body: Buffer.from(formBody(parameters)),
});

const CALL = {
  CallSid: 'CA1',
  AccountSid: 'AC1',
  From: CALLER,
  To: MASK,
  CallStatus: 'ringing',
  Direction: 'inbound',
};
const { Direction: _inbound, ...UNDIRECTED } = CALL;

describe('a call', () => {
  const read = {
    kind: 'call',
    id: 'CA1',
    account: 'AC1',
    masks: [MASK],
    hint: undefined,
    caller: { kind: 'number', number: CALLER },
    callerMayBe: [CALLER],
    isCallerNamed: false,
  };

  test.each([FORM, `${FORM}; charset=UTF-8`, `${FORM.toUpperCase()} ;charset=utf-8`])(
    'comes as %s',
    (type) => {
      expect(readEvent(post(CALL, undefined, type))).toEqual(read);
    },
  );

  test.each<Parameters>([
    { ...CALL, StirVerstat: 'TN-Validation-Passed-A', NeverSeenBefore: ['1', '2'], __proto__x: 'x' },
    { ...CALL, Direction: 'INBOUND' },
    UNDIRECTED,
    { ...UNDIRECTED, ParentCallSid: '' },
    { ...CALL, ParentCallSid: 'CA0' },
    { ...CALL, CallStatus: 'in-progress' },
    { ...CALL, To: ` ${MASK} ` },
  ])('may hold more, or less: %j', (parameters) => {
    expect(readEvent(post(parameters))).toEqual(read);
  });

  test('comes by GET as well, in the query', () => {
    const request = { ...post({}), method: 'GET', body: Buffer.from(formBody({ To: '+14155550199' })) };
    const url = `${request.url}?${formBody(CALL)}`;
    expect(readEvent({ ...request, url })).toEqual(read);
    expect(() => readEvent(request)).toThrow('CallSid');
  });

  test.each(['sip:4155550123@example.com', 'client:mask', '', '4155550123'])('to %j is to no mask', (To) => {
    expect(readEvent(post({ ...CALL, To }))).toMatchObject({ kind: 'call', masks: [] });
  });
});

test.each<Parameters>([
  { ...CALL, Direction: 'outbound-dial', ParentCallSid: 'CA0' },
  { ...CALL, Direction: 'outbound-api' },
  { ...CALL, Direction: 'outgoing' },
  { ...UNDIRECTED, ParentCallSid: 'CA0' },
])('the other side of a call, and one that was started over the API, is nobody calling: %j', (parameters) => {
  expect(readEvent(post(parameters))).toEqual({ kind: 'launch', id: 'CA1', account: 'AC1' });
});

test('a text is no call, and nothing of its content is read', () => {
  const text = { MessageSid: 'SM1', AccountSid: 'AC1', From: CALLER, To: MASK, Body: 'hello' };
  expect(readEvent(post(text))).toEqual({ kind: 'text', id: 'SM1', account: 'AC1' });
});

describe('the end of a call', () => {
  test.each([
    ['completed', 'connected'],
    ['answered', 'connected'],
    ['busy', 'busy'],
    ['no-answer', 'no-answer'],
    ['failed', 'failed'],
    ['canceled', 'abandoned'],
    ['', 'unknown'],
    ['constructor', 'unknown'],
  ])('that is %j for the carrier is %s', (DialCallStatus, outcome) => {
    expect(readEvent(post({ ...CALL, DialCallStatus }, 'dial'))).toEqual({
      kind: 'ended',
      id: 'CA1',
      outcome,
      callerListens: true,
      connectedSeconds: undefined,
    });
  });

  test('is no connection where somebody picked up and did not take the call', () => {
    const parameters = { ...CALL, DialCallStatus: 'completed', DialBridged: 'false' };
    expect(readEvent(post(parameters, 'dial'))).toMatchObject({ outcome: 'no-answer' });
    expect(readEvent(post({ ...parameters, DialBridged: 'true' }, 'dial'))).toMatchObject({
      outcome: 'connected',
    });
  });

  test.each([
    ['0', 0],
    ['42', 42],
    ['86400', 86_400],
    ['86401', undefined],
    ['-1', undefined],
    ['4.5', undefined],
    ['4155550123', undefined],
    ['', undefined],
  ])('after %j seconds lasted %j', (DialCallDuration, connectedSeconds) => {
    expect(readEvent(post({ ...CALL, DialCallDuration }, 'dial'))).toMatchObject({ connectedSeconds });
  });

  test.each([
    ['ringing', true],
    ['in-progress', true],
    ['', true],
    ['completed', false],
    ['busy', false],
    ['failed', false],
    ['no-answer', false],
    ['canceled', false],
  ])('in the state %j has a listener: %j', (CallStatus, callerListens) => {
    expect(readEvent(post({ ...CALL, CallStatus }, 'dial'))).toMatchObject({ callerListens });
  });

  test('is told without being asked where the number reports the states of its calls', () => {
    const parameters = { ...CALL, CallStatus: 'completed', CallDuration: '45' };
    expect(readEvent(post(parameters))).toMatchObject({
      kind: 'ended',
      outcome: 'unknown',
      callerListens: false,
    });
  });
});

test.each([
  ['screen', {}, undefined],
  ['screen', { Digits: '1' }, undefined],
  ['accept', { Digits: '1' }, '1'],
  ['accept', {}, ''],
])('the person called is asked by %s, and has pressed %j', (event, more, pressed) => {
  expect(readEvent(post({ ...CALL, ...more }, event))).toEqual({ kind: 'screening', id: 'CA1', pressed });
});

test.each<[string, WebhookRequest]>([
  ['JSON', post(CALL, undefined, 'application/json')],
  ['a form with a file', post(CALL, undefined, 'multipart/form-data; boundary=x')],
  ['a type that only begins like a form’s', post(CALL, undefined, `${FORM}x`)],
  ['something without a type', { ...post(CALL), headers: {} }],
  ['neither a call nor a text', post({ AccountSid: 'AC1', To: MASK })],
  ['the end of no call', post({ AccountSid: 'AC1', DialCallStatus: 'busy' }, 'dial')],
  ['an event that we never asked for', post(CALL, 'hangup')],
  ['two events', post(CALL, 'dial,screen')],
])('%s is nothing that such a carrier sends', (_what, request) => {
  expect(() => readEvent(request)).toThrow(expect.objectContaining({ code: 'request-invalid' }));
});

/** What a signature covers: each name with its value, sorted, and nothing between them. */
const covered = (parameters: Parameters): string =>
  Object.keys(parameters)
    .sort()
    .map((name) => `${name}${parameters[name]}`)
    .join('');

describe('a form that was signed for one meaning and cut for another is refused', () => {
  const RING = { ...CALL, FromCity: '', ToCity: '', StirVerstat: 'TN-Validation-Passed-A' };
  const HIDDEN = { ...RING, From: 'anonymous' };
  const DONE = { ...CALL, CallStatus: 'completed', CallbackSource: 'call-progress-events' };
  const OTHER_SIDE = { ...CALL, Direction: 'outbound-dial', ParentCallSid: 'CA0' };
  const UNDIRECTED_SIDE = { ...UNDIRECTED, ParentCallSid: 'CA0' };
  const TEXT = { MessageSid: 'SM1', AccountSid: 'AC1', From: CALLER, To: MASK };

  const without = (parameters: Parameters, ...names: readonly string[]): Parameters =>
    Object.fromEntries(Object.entries(parameters).filter(([name]) => !names.includes(name)));

  test.each<[string, Parameters, Parameters]>([
    ['a caller whose name lost its end', RING, { ...without(RING, 'From'), Fro: `m${CALLER}` }],
    ['a caller who swallowed the city', RING, { ...without(RING, 'FromCity'), From: `${CALLER}FromCity` }],
    ['a withheld one', HIDDEN, { ...without(HIDDEN, 'FromCity'), From: 'anonymousFromCity' }],
    ['a mask whose name lost its end', RING, { ...without(RING, 'To'), T: `o${MASK}` }],
    [
      'an end that swallowed the next field',
      DONE,
      { ...without(DONE, 'CallbackSource'), CallStatus: 'completedCallbackSourcecall-progress-events' },
    ],
    ['an end in the id', DONE, { ...without(DONE, 'CallStatus'), CallSid: 'CA1CallStatuscompleted' }],
    ['an end in a name', DONE, { ...without(DONE, 'CallStatus'), CallStatuscompleted: '' }],
    [
      'the other side without its direction',
      OTHER_SIDE,
      { ...without(OTHER_SIDE, 'Direction'), Directio: 'noutbound-dial' },
    ],
    [
      'the other side without its call',
      UNDIRECTED_SIDE,
      { ...without(UNDIRECTED_SIDE, 'ParentCallSid'), ParentCallSi: 'dCA0' },
    ],
    [
      'a text that holds a call, without its id',
      { ...TEXT, CallSid: 'CA1' },
      { ...without(TEXT, 'MessageSid'), CallSid: 'CA1', MessageSi: 'dSM1' },
    ],
  ])('%s', (_what, signed, parameters) => {
    expect(covered(parameters)).toBe(covered(signed));
    expect(() => readEvent(post(parameters))).toThrow(expect.objectContaining({ code: 'request-invalid' }));
  });

  test.each<[string, Parameters]>([
    ['a text that holds a call', { ...TEXT, CallSid: 'CA1' }],
    ['an empty caller', { ...CALL, From: '' }],
    ['a caller of blanks', { ...CALL, From: ' ' }],
    ['a caller cut short, and the rest in a name', { ...CALL, From: '+1212', '5550187FromCity': '' }],
    ['the address of a callback in a name', { ...CALL, '/after/a.b.c?event=dial': '' }],
    ['an empty name', { ...CALL, '': '+12125550100' }],
  ])('%s is nothing that a carrier sends', (_what, parameters) => {
    expect(() => readEvent(post(parameters))).toThrow(expect.objectContaining({ code: 'request-invalid' }));
  });

  const FIELDS = ['AccountSid', 'CallSid', 'CallStatus', 'Direction', 'From', 'To'] as const;

  test.each(FIELDS)('%s that comes twice', (name) => {
    for (const other of [CALL[name], 'other']) {
      const parameters = { ...CALL, [name]: [CALL[name], other] };
      expect(() => readEvent(post(parameters))).toThrow('no field twice');
    }
  });

  test.each(['CallSid', 'From', 'To'] as const)('%s that is missing, also where a call goes on', (name) => {
    const { [name]: _left, ...parameters } = CALL;
    for (const event of [undefined, 'dial', 'screen', 'accept']) {
      expect(() => readEvent(post(parameters, event))).toThrow(
        expect.objectContaining({ code: 'request-invalid' }),
      );
    }
  });

  test('and what people write into texts is left alone', () => {
    const text = { ...TEXT, Body: 'Directions: CallStatus From+1 To+1 ParentCallSid' };
    expect(readEvent(post(text))).toEqual({ kind: 'text', id: 'SM1', account: 'AC1' });
  });

  test('more fields than any carrier sends', () => {
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`Field${index}`, '']));
    expect(() => readEvent(post({ ...CALL, ...many }))).toThrow('not a form');
  });
});
