import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import Telnyx from 'telnyx';
import { TELNYX_CREDENTIALS } from '../../../../simulators/telnyx/account.ts';
import type { Answer } from '../harness.ts';
import {
  APPLICATION,
  BOUGHT,
  eventsOf,
  FALLBACK_URL,
  makeHarness,
  NOW,
  PERSON,
  VOICE_URL,
} from '../harness.ts';

const ACTION = 'https://app.example.com/stage/calls/telnyx/after/t?event=dial';

const dial = (attributes = '', number = `<Number>${PERSON}</Number>`): string =>
  `<Response><Dial callerId="${BOUGHT}" ${attributes}>${number}</Dial></Response>`;

const makeOwning = async (answers: readonly Answer[]) => {
  const harness = makeHarness(answers);
  await harness.order();
  return harness;
};

const isGenuine = (timestamp: string | null, signature: string | null, body: string): boolean => {
  const key = createPublicKey({
    key: Buffer.concat([
      Buffer.from('302a300506032b6570032100', 'hex'),
      Buffer.from(TELNYX_CREDENTIALS.publicKey, 'base64'),
    ]),
    format: 'der',
    type: 'spki',
  });
  return verify(null, Buffer.from(`${timestamp}|${body}`), key, Buffer.from(signature ?? '', 'base64'));
};

describe('the webhook of a call', () => {
  test('tells who calls whom', async () => {
    const { call, posts } = await makeOwning([dial()]);
    await call();
    expect(posts[0]).toMatchObject({
      url: VOICE_URL,
      method: 'POST',
      fields: {
        AccountSid: '00000000-0000-4000-8000-0000000000cc',
        CallSid: 'v3:00000000000000000000000000000001',
        CallSidLegacy: 'v3:00000000000000000000000000000001',
        From: '+14075550199',
        To: BOUGHT,
        CallStatus: 'ringing',
        Direction: 'inbound',
        ConnectionId: APPLICATION,
        ShakenStirAttestation: 'A',
        ShakenStirValidated: 'true',
      },
    });
    expect(posts[0]?.headers.get('content-type')).toBe('application/x-www-form-urlencoded');
  });

  test('has no attestation fields without an attestation', async () => {
    const { call, posts } = await makeOwning([dial()]);
    await call({ caller: 'anonymous' });
    expect(posts[0]?.fields).not.toHaveProperty('ShakenStirAttestation');
    expect(posts[0]?.fields).toMatchObject({ From: 'anonymous' });
  });

  test('is signed over its time and its body', async () => {
    const { call, posts } = await makeOwning([dial(`action="${ACTION}"`), '<Response/>']);
    await call();
    expect(posts).toHaveLength(2);
    for (const { headers, body } of posts) {
      const timestamp = headers.get('telnyx-timestamp');
      expect(timestamp).toBe(String(NOW.getTime() / 1000));
      expect(isGenuine(timestamp, headers.get('telnyx-signature-ed25519'), body)).toBe(true);
    }
  });

  test('is signed over its time alone in a GET', async () => {
    const { ask, call, posts } = await makeOwning([dial()]);
    await ask('PATCH', `/v2/texml_applications/${APPLICATION}`, {
      friendly_name: 'callmask',
      voice_url: VOICE_URL,
      voice_method: 'get',
    });
    await call();
    const [first] = posts;
    expect(first).toMatchObject({ method: 'GET', fields: { To: BOUGHT } });
    expect(
      isGenuine(
        first?.headers.get('telnyx-timestamp') ?? null,
        first?.headers.get('telnyx-signature-ed25519') ?? null,
        '',
      ),
    ).toBe(true);
  });

  test('passes the verification of Telnyx’s own library', async () => {
    const { call, posts } = makeHarness([dial()], { now: () => new Date() });
    await call({ to: '+12125550189' });
    const client = new Telnyx({ apiKey: 'KEY', publicKey: TELNYX_CREDENTIALS.publicKey });
    const [first] = posts;
    const headers = Object.fromEntries(first?.headers ?? []);
    await expect(client.webhooks.unwrap(first?.body ?? '', { headers })).rejects.toThrow(SyntaxError);
    await expect(client.webhooks.unwrap(`${first?.body}&x=1`, { headers })).rejects.not.toThrow(SyntaxError);
  });
});

describe('a call', () => {
  test('is connected with the caller ID of the document', async () => {
    const { call, posts } = await makeOwning([
      dial(`timeLimit="3600" timeout="25" action="${ACTION}"`),
      '<Response/>',
    ]);
    const made = await call({ talkSeconds: 30 });
    expect(made).toMatchObject({
      state: 'bridged',
      connectedTo: PERSON,
      callerIdShown: BOUGHT,
      billed: true,
    });
    expect(posts[1]).toMatchObject({
      url: ACTION,
      fields: { DialCallStatus: 'completed', DialCallDuration: '30', CallSid: made.id },
    });
  });

  test('costs nothing before it is answered', async () => {
    const { call } = await makeOwning([dial()]);
    expect(await call({ outcome: 'busy' })).toMatchObject({ state: 'hung-up', billed: false });
  });

  test('is screened by press-1 first', async () => {
    const screened = dial('', `<Number url="https://app.example.com/screen">${PERSON}</Number>`);
    const gather =
      '<Response><Gather numDigits="1" action="https://app.example.com/accept"><Say>Press 1</Say></Gather><Hangup/></Response>';
    const { call } = await makeOwning([screened, gather, '<Response/>']);
    expect(await call({ keys: '1' })).toMatchObject({ state: 'bridged' });
    const refused = await makeOwning([screened, gather]);
    expect(await refused.call()).not.toMatchObject({ state: 'bridged' });
  });

  test.each(['busy', 'rejected'])('is refused as %s, unbilled', async (reason) => {
    const { call } = await makeOwning([`<Response><Reject reason="${reason}"/></Response>`]);
    expect(await call()).toMatchObject({ state: 'rejected', billed: false });
  });

  test.each(['timeLimit="59"', 'timeLimit="14401"', 'timeout="4"', 'timeout="121"', 'timeLimit="an hour"'])(
    'with %s is not dialled at all',
    async (attribute) => {
      const { call } = await makeOwning([dial(attribute)]);
      const made = await call();
      expect(made.connectedTo).toBeUndefined();
      expect(eventsOf(made)).toContain('error');
    },
  );

  test.each([
    ['answerOnBridge="true"', true],
    ['callerName="x"', true],
    ['fromDisplayName="x"', false],
    ['timeLimit="60" timeout="5"', false],
  ])('with %s is warned of: %s', async (attribute, isWarned) => {
    const { call } = await makeOwning([dial(attribute)]);
    const made = await call();
    expect(eventsOf(made).includes('warning')).toBe(isWarned);
    expect(made.state).toBe('bridged');
  });

  test('may show the caller or a number of the account, and nothing else', async () => {
    const shown = async (callerId: string) => {
      const document = `<Response><Dial callerId="${callerId}"><Number>${PERSON}</Number></Dial></Response>`;
      return (await (await makeOwning([document])).call()).callerIdShown;
    };
    expect(await shown('+14075550199')).toBe('+14075550199');
    expect(await shown(BOUGHT)).toBe(BOUGHT);
    expect(await shown('+13035550111')).toBeUndefined();
  });

  test('asks the fallback by the method of the voice URL', async () => {
    const failed = new Response('', { status: 500 });
    const { call, posts } = await makeOwning([failed, '<Response><Say>Sorry</Say><Hangup/></Response>']);
    expect(eventsOf(await call())).toContain('fallback');
    expect(posts[1]).toMatchObject({ url: FALLBACK_URL, method: 'POST' });
  });

  test('to a number of no application fails', async () => {
    expect(await makeHarness().call({ to: '+12025550188' })).toMatchObject({ state: 'failed' });
  });

  test('to a number of another application goes to that application', async () => {
    const { call, posts } = makeHarness([dial()]);
    await call({ to: '+12025550187' });
    expect(posts[0]?.url).toBe('https://shop.example.com/hotline');
  });

  test.each([
    ['nobody’s', '+14155550177'],
    ['not delivered yet', BOUGHT],
  ])('to a number that is %s is not possible', async (_what, to) => {
    const { ask, order, set } = makeHarness();
    await set({ orderPendingMs: 1000, showsPendingNumbers: true });
    await order();
    expect((await ask('POST', '/simulator/calls', { to })).status).toBe(404);
  });

  test('tells its end to the status callback', async () => {
    const { ask, call, posts } = await makeOwning([dial()]);
    const status_callback = 'https://app.example.com/ended';
    const named = { friendly_name: 'callmask', voice_url: VOICE_URL };
    await ask('PATCH', `/v2/texml_applications/${APPLICATION}`, { ...named, status_callback });
    await call({ talkSeconds: 20 });
    expect(posts.at(-1)).toMatchObject({
      url: status_callback,
      fields: { CallStatus: 'completed', CallDuration: '20' },
    });
  });
});
