import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CarrierEvent } from '../../../../lib/calls/carrier-event.ts';
import { tropoProtocol } from '../../../../lib/carriers/tropo/protocol.ts';
import { Problem } from '../../../../lib/errors/problem.ts';
import {
  ACCOUNT,
  makeResult,
  makeSession,
  makeWebhook,
  SESSION_ID,
} from '../../../support/calls/tropo-events.ts';
import { CALLER, MASK } from '../../../support/numbers/masks.ts';

const read = (body: unknown, event?: string): CarrierEvent =>
  tropoProtocol.read(makeWebhook(body, event === undefined ? {} : { event }));

const CALL = {
  kind: 'call',
  id: SESSION_ID,
  account: ACCOUNT,
  masks: [MASK, '+4155550123'],
  hint: undefined,
  caller: { kind: 'number', number: CALLER },
  callerMayBe: [CALLER, '+2125550187'],
  isCallerNamed: false,
};

describe('a call is read', () => {
  test('in its plainest shape', () => {
    expect(read(makeSession())).toEqual(CALL);
  });

  test.each([
    ['ids and account as JSON numbers', { accountId: 62001, to: { id: 4155550123 } }],
    [
      'the fields of 2010',
      { initialText: undefined, callId: undefined, headers: undefined, userType: undefined },
    ],
    ['headers as a list', { headers: [{ key: 'To', value: '<sip:4155550123@x>' }] }],
    [
      'fields of 2017',
      { applicationId: '77', subject: null, initialMedia: [{ status: 'success', text: 'x' }] },
    ],
    ['a foreign user type', { userType: 'MACHINE' }],
    ['a channel in lower case', { to: { id: '4155550123', channel: 'voice' } }],
    ['no channel', { to: { id: '4155550123', channel: null } }],
  ])('with %s', (_what, changes) => {
    expect(read(makeSession(changes))).toEqual(CALL);
  });

  test('with the number that the headers spell out', () => {
    const headers = { 'x-sbc-to': `<sip:${MASK}@192.0.2.1>`, 'x-sbc-from': `<sip:${CALLER}@192.0.2.1>` };
    expect(read(makeSession({ headers }))).toEqual({ ...CALL, hint: MASK });
  });

  test.each([null, '', 'Restricted'])('of a caller who withholds the number: %j', (id) => {
    expect(read(makeSession({ from: { id } }))).toEqual({
      ...CALL,
      caller: { kind: 'withheld' },
      callerMayBe: [],
    });
  });

  test.each([undefined, null, 'text', 7, [], { name: '+14155550101' }, { id: {} }, { id: [] }, { id: true }])(
    'never of a caller who was left out, who would pass as one who withholds the number: %j',
    (from) => {
      expect(() => read(makeSession({ from }))).toThrow('names one');
    },
  );

  test('with an id that is not hex, or none', () => {
    expect(read(makeSession({ id: '0-13c4-4b563da3' }))).toMatchObject({ id: '0-13c4-4b563da3' });
    expect(read(makeSession({ id: null, accountId: null }))).toMatchObject({ id: '', account: undefined });
  });

  const text = JSON.stringify(makeSession({ initialText: 'Ça va, señor Müller?' }));

  test.each([
    ['UTF-8', Buffer.from(text, 'utf8')],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`, 'utf8')],
    ['Latin-1', Buffer.from(text, 'latin1')],
    ['UTF-8 with white space', Buffer.from(`\r\n ${text}\r\n`, 'utf8')],
  ])('in %s', (_encoding, bytes) => {
    expect(read(bytes)).toEqual(CALL);
  });
});

test.each(['TEXT', 'text'])(
  'a session on the channel %s is a text, of which nothing else is read',
  (channel) => {
    const to = { id: '14155550123', name: '', channel, network: 'SMS' };
    expect(read(makeSession({ to, initialText: 'STOP' }))).toEqual({
      kind: 'text',
      id: SESSION_ID,
      account: ACCOUNT,
    });
  },
);

test.each([
  { to: undefined },
  { to: null },
  { to: 'text' },
  { to: undefined, from: undefined, headers: undefined },
])('a session that nobody dialled is a launch: %j', (changes) => {
  const parameters = { token: '0'.repeat(88), action: 'create', format: 'form' };
  const event = read(makeSession({ ...changes, parameters, userType: 'NONE' }));
  expect(event).toEqual({ kind: 'launch', id: SESSION_ID, account: ACCOUNT });
});

test('a result is read by the event in its address', () => {
  expect(read(makeResult({}, { disposition: 'BUSY', connectedDuration: 0 }), 'incomplete')).toEqual({
    kind: 'ended',
    id: SESSION_ID,
    outcome: 'busy',
    callerListens: true,
    connectedSeconds: 0,
  });
});

describe('a request that Tropo would never send is refused', () => {
  test.each([
    '',
    '{',
    'null',
    '7',
    '"session"',
    '[]',
    '{}',
    '{"session":null}',
    '{"session":[]}',
    '{"result":"x"}',
    '{"Session":{}}',
    '{"session":{},"result":{}}',
  ])('as invalid: %s', (body) => {
    expect(() => read(body)).toThrow(expect.objectContaining({ code: 'request-invalid' }));
  });

  test.each([
    ['bytes of no text', new Uint8Array([0, 255, 254, 192])],
    ['UTF-16', Buffer.from(JSON.stringify(makeSession()), 'utf16le')],
    ['deeply nested JSON', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ])('as invalid, whatever it is made of: %s', (_what, body) => {
    expect(() => read(body)).toThrow(expect.objectContaining({ code: 'request-invalid' }));
  });
});

describe('whatever comes in, it is read or refused as invalid', () => {
  const isReadOrRefused = (body: unknown): void => {
    try {
      expect(read(body).kind).toMatch(/^(call|ended|launch|text)$/);
    } catch (error) {
      expect(error).toBeInstanceOf(Problem);
      expect(error).toMatchObject({ code: 'request-invalid' });
    }
  };
  const part = fc.dictionary(fc.constantFrom('id', 'e164Id', 'name', 'channel', '__proto__'), fc.jsonValue());
  const session = fc.record(
    {
      id: fc.jsonValue(),
      accountId: fc.jsonValue(),
      to: fc.oneof(part, fc.jsonValue()),
      from: fc.oneof(part, fc.jsonValue()),
      headers: fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue()),
    },
    { requiredKeys: [] },
  );

  test.each<[string, fc.Arbitrary<unknown>]>([
    ['any bytes', fc.uint8Array({ maxLength: 200 })],
    ['any text', fc.string({ unit: 'binary' })],
    ['any JSON', fc.json()],
    ['any session', fc.record({ session: fc.oneof(session, fc.jsonValue()) })],
    [
      'any result',
      fc.record({ result: fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue()) }),
    ],
  ])('and nothing else happens: %s', (_what, bodies) => {
    fc.assert(fc.property(bodies, isReadOrRefused));
  });
});
