import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { SENTENCES } from '../../../lib/calls/decision.ts';
import { BODY_FORMS } from '../../support/calls/events.ts';
import type { SendOptions } from '../../support/calls/signed-calls.ts';
import { callParameters, PUBLIC_URL, signedEvent } from '../../support/calls/signed-calls.ts';
import { SIGNED_CARRIERS, TELNYX, TWILIO } from '../../support/calls/signed-carriers.ts';
import { makeSignedTransfer, SIGNED_ENVIRONMENT } from '../../support/calls/signed-transfer.ts';
import { putKey, putMask } from '../../support/calls/transfer.ts';
import { startSecretsManager } from '../../support/functions/secrets-manager.ts';
import { CALLER, e164, NOW_SECONDS, NUMBER } from '../../support/numbers/masks.ts';
import { ownedMask } from '../../support/numbers/owned-masks.ts';
import { startFaultProxy } from '../../support/table/fault-proxy.ts';
import type { TestTable } from '../../support/table/table.ts';
import { makeTestClient, startTestTable } from '../../support/table/table.ts';
import { passTimeFor, useVirtualTimers } from '../../support/time/virtual-time.ts';

let table: TestTable;
let secrets: Awaited<ReturnType<typeof startSecretsManager>>;

const PRESS_1 = e164('+14155550101');
const TROPOS = e164('+14155550102');

beforeAll(async () => {
  table = await startTestTable();
  secrets = await startSecretsManager();
  await putKey(table);
});
beforeEach(() => {
  Object.assign(secrets.state, { answer: undefined, isSilent: false, reads: 0 });
  for (const carrier of SIGNED_CARRIERS) secrets.state.byId.set(carrier.carrier, carrier.secret());
  secrets.state.byId.set('eu', TWILIO.secret());
});
afterAll(async () => {
  secrets.stop();
  await table.stop();
});

const NOT_FOUND = { status: 404, type: 'application/json', body: '{"message":"Not Found"}' };
const XML = 'text/xml; charset=utf-8';
const fallback = { status: 200, type: XML, body: expect.stringContaining(SENTENCES.fallback) };
const connected = { status: 200, type: XML, body: expect.stringContaining(`<Number>${NUMBER}</Number>`) };

const ticketIn = (body: string): string => /\/after\/([^?"]+)\?event=/.exec(body)?.[1] ?? '';

describe.each(SIGNED_CARRIERS)('with $carrier', (carrier) => {
  const { carrier: connection } = carrier;
  const call = (options: SendOptions = {}) => makeSignedTransfer(table).send(signedEvent(carrier, options));

  beforeAll(async () => {
    await putMask(table, ownedMask({ connection, carrier: connection }));
    await putMask(table, ownedMask({ mask: PRESS_1, connection, carrier: connection, answer: 'press-1' }));
    await putMask(table, ownedMask({ mask: TROPOS, connection: 'tropo' }));
  });

  test.each(BODY_FORMS)('a call in %s is connected', async (form) => {
    expect(await call({ form })).toEqual(connected);
  });

  test('a call is followed from ringing to its end', async () => {
    const { send, lines } = makeSignedTransfer(table);
    const parameters = callParameters(carrier, { To: PRESS_1 });
    const { body } = await send(signedEvent(carrier, { parameters }));
    const ticket = ticketIn(body);
    const child = { ...parameters, CallSid: 'the-other-side', Direction: 'outbound-dial' };
    await send(signedEvent(carrier, { parameters: child, ticket, event: 'screen' }));
    await send(signedEvent(carrier, { parameters: { ...child, Digits: '1' }, ticket, event: 'accept' }));
    const ended = {
      ...parameters,
      DialCallStatus: 'completed',
      DialCallDuration: '7',
      CallStatus: 'completed',
    };
    expect(await send(signedEvent(carrier, { parameters: ended, ticket, event: 'dial' }))).toMatchObject({
      status: 200,
    });
    expect(lines.map(({ outcome }) => outcome.event)).toEqual([
      'call-connected',
      'call-offered',
      'call-accepted',
      'call-ended',
    ]);
    expect(new Set(lines.map(({ outcome }) => outcome.mask))).toEqual(
      new Set([ownedMask({ mask: PRESS_1 }).id]),
    );
    expect(lines.at(-1)?.outcome).toMatchObject({ connection, reason: 'connected', connectedSeconds: 7 });
  });

  test('headers may come in any case', async () => {
    const event = signedEvent(carrier);
    const headers = Object.fromEntries(
      Object.entries(event.headers).map(([name, value]) => [name.toUpperCase(), value]),
    );
    expect(await makeSignedTransfer(table).send({ ...event, headers })).toEqual(connected);
  });

  test.each(['https://mask.example.com', 'https://mask.example.com/a/b', 'http://127.0.0.1:3000'])(
    'the address that counts is the one which is configured: %s',
    async (publicUrl) => {
      const { send } = makeSignedTransfer(table, { ...SIGNED_ENVIRONMENT, PUBLIC_URL: `${publicUrl}/` });
      const { body } = await send(signedEvent(carrier, { publicUrl }));
      expect(body).toContain(`action="${publicUrl}/calls/${connection}/after/`);
    },
  );

  test.each<[string, SendOptions]>([
    ['signed by a stranger', { signedBy: 'stranger' }],
    ['for a connection that the stack has not', { connection: 'elsewhere' }],
    ['for a carrier that signs nothing', { connection: 'tropo' }],
    ['with a body that was changed', { body: 'CallSid=1' }],
    ['for a ticket that nobody made', { ticket: 'a.b.c', event: 'dial' }],
  ])('%s, nothing is there, byte for byte', async (_what, options) => {
    expect(await call(options)).toEqual(NOT_FOUND);
  });

  test('a mask of another connection is not routed', async () => {
    const parameters = callParameters(carrier, { To: TROPOS });
    const { status, body } = await call({ parameters });
    expect([status, body]).toEqual([200, expect.stringContaining('<Reject reason="rejected"/>')]);
  });

  test('what makes no sense is a problem for who has signed it', async () => {
    const parameters = { AccountSid: carrier.account };
    expect(await call({ parameters })).toMatchObject({ status: 400, type: 'application/problem+json' });
    expect(await call({ parameters, signedBy: 'stranger' })).toEqual(NOT_FOUND);
  });

  test('a key is replaced without a call that is lost, and the old one is good no longer', async () => {
    const { send, clock } = makeSignedTransfer(table);
    const by = (signedBy?: 'previous') =>
      send(signedEvent(carrier, { atSeconds: clock.seconds, ...(signedBy !== undefined && { signedBy }) }));
    secrets.state.byId.set(connection, carrier.secret('previous'));
    expect(await by('previous')).toEqual(connected);
    secrets.state.byId.set(connection, carrier.secret('rotating'));
    clock.seconds += 60;
    expect([await by(), await by('previous')]).toEqual([connected, connected]);
    secrets.state.byId.set(connection, carrier.secret());
    clock.seconds += 60;
    // What is not signed at all makes the function look again.
    expect(await send(signedEvent(carrier, { signedBy: 'stranger' }))).toEqual(NOT_FOUND);
    expect([await by(), await by('previous')]).toEqual([connected, NOT_FOUND]);
  });

  test('a key that was taken out is good for minutes at most, even where nobody else signs', async () => {
    secrets.state.byId.set(connection, carrier.secret('previous'));
    const { send, clock } = makeSignedTransfer(table);
    const byOld = () => send(signedEvent(carrier, { signedBy: 'previous', atSeconds: clock.seconds }));
    expect(await byOld()).toEqual(connected);
    secrets.state.byId.set(connection, carrier.secret());
    clock.seconds += 300;
    let answer = await byOld();
    // It is read while nobody waits, so a few calls may still be let in.
    for (let calls = 0; calls < 500 && answer.status !== 404; calls += 1) {
      answer = await byOld();
    }
    expect(answer).toEqual(NOT_FOUND);
  });

  test('however many are forged, the secret is read again once a minute', async () => {
    const { send, clock } = makeSignedTransfer(table);
    await send(signedEvent(carrier));
    const before = secrets.state.reads;
    for (let count = 0; count < 20; count += 1) {
      clock.seconds += 6;
      await send(signedEvent(carrier, { signedBy: 'stranger' }));
    }
    expect(secrets.state.reads - before).toBeLessThanOrEqual(2);
  });

  test.each(['refuses', 'is silent'])(
    'a secret store that %s costs a fallback message, and the next call nothing',
    async (how) => {
      secrets.state.byId.delete(connection);
      secrets.state.isSilent = how === 'is silent';
      useVirtualTimers();
      const { send, lines } = makeSignedTransfer(table);
      expect(await passTimeFor(send(signedEvent(carrier)))).toEqual(fallback);
      jest.useRealTimers();
      expect(lines.map(({ outcome }) => outcome.event)).toEqual(['fallback-played']);
      secrets.state.isSilent = false;
      secrets.state.byId.set(connection, carrier.secret());
      expect(await send(signedEvent(carrier))).toEqual(connected);
    },
  );

  test('a table that is silent costs a fallback message', async () => {
    const proxy = await startFaultProxy(table);
    proxy.fail({ kind: 'reset' });
    const { DynamoDBDocumentClient } = await import('@aws-sdk/lib-dynamodb');
    const client = DynamoDBDocumentClient.from(makeTestClient(proxy.endpoint, 1));
    const { send } = makeSignedTransfer({ client, name: table.name });
    expect(await send(signedEvent(carrier))).toEqual(fallback);
    await proxy.stop();
  });
});

describe('two connections at one carrier', () => {
  beforeAll(() => putMask(table, ownedMask({ connection: 'eu', carrier: 'twilio' })));

  test('know their own masks and tickets alone', async () => {
    const { send } = makeSignedTransfer(table);
    const { body } = await send(signedEvent(TWILIO, { connection: 'eu' }));
    expect(body).toContain(NUMBER);
    expect((await send(signedEvent(TWILIO))).body).toContain('<Reject');
    const ended = { ticket: ticketIn(body), event: 'dial' };
    expect(await send(signedEvent(TWILIO, { ...ended, connection: 'eu' }))).toMatchObject({ status: 200 });
    expect(await send(signedEvent(TWILIO, ended))).toEqual(NOT_FOUND);
  });
});

test('what Telnyx signed more than five minutes ago is nothing any more', async () => {
  const { send } = makeSignedTransfer(table);
  expect(await send(signedEvent(TELNYX, { atSeconds: NOW_SECONDS - 301 }))).toEqual(NOT_FOUND);
  expect(await send(signedEvent(TELNYX, { atSeconds: NOW_SECONDS - 300 }))).toMatchObject({ status: 200 });
});

test('Twilio may ask by GET, where all is in the signed address', async () => {
  await putMask(table, ownedMask({ connection: 'twilio', carrier: 'twilio' }));
  const query = new URLSearchParams(callParameters(TWILIO) as Record<string, string>).toString();
  const url = `${PUBLIC_URL}/calls/twilio?${query}`;
  const event = signedEvent(TWILIO, {
    parameters: {},
    headers: TWILIO.sign({ url, parameters: {}, body: '' }),
  });
  const { http } = event.requestContext;
  const asked = {
    ...event,
    rawQueryString: query,
    requestContext: { ...event.requestContext, http: { ...http, method: 'GET' } },
  };
  expect(await makeSignedTransfer(table).send(asked)).toEqual(connected);
  const changed = { ...asked, rawQueryString: query.replace(CALLER.slice(1), '12025550100') };
  expect(await makeSignedTransfer(table).send(changed)).toEqual(NOT_FOUND);
});

test.each(['PUBLIC_URL', 'TWILIO_SIGNING_SECRET_ID', 'CONNECTIONS'])(
  'without %s every caller hears a fallback message, in the words of the path',
  async (name) => {
    const { send } = makeSignedTransfer(table, { ...SIGNED_ENVIRONMENT, [name]: '' });
    expect(await send(signedEvent(TWILIO))).toEqual(fallback);
  },
);

test('a stack of Tropo alone needs no public URL and reads no secret', async () => {
  const { send } = makeSignedTransfer(table, { CONNECTIONS: 'tropo' });
  expect(await send(signedEvent(TWILIO))).toEqual(NOT_FOUND);
  expect(secrets.state.reads).toBe(0);
});
