import { describe, expect, test } from '@jest/globals';
import type { Json } from './harness.ts';
import {
  BOTH,
  BOUGHT,
  CARRIERS,
  document,
  FALLBACK_URL,
  makeHarness,
  makeOwning,
  VOICE_URL,
} from './harness.ts';

describe.each(BOTH)('the simulator of %s', (carrier) => {
  test('it lists its control calls', async () => {
    const { json } = await makeHarness(carrier).ask('GET', '/simulator');
    expect(Object.keys(json['calls'] as Json)).toEqual(
      expect.arrayContaining(['POST /simulator/calls', 'POST /simulator/faults', 'GET /simulator/log']),
    );
    expect(json['callers']).toContain('anonymous');
    expect(json['outcomes']).toContain('voicemail');
  });

  test.each<Json>([
    { answerTimeoutMs: 0 },
    { coolDownMs: -1 },
    { coolDownStatus: 500 },
    { resaleAfterMs: '1' },
    { addressRequired: ['+49'] },
    { textOnly: '1415' },
    { verifiedCallerIds: ['415'] },
    { maxNumbers: 1.5 },
    { declinedDialStatus: 'busy' },
    { colour: 'red' },
  ])('the setting %j is refused, and nothing changes', async (input) => {
    const { order, ask } = makeHarness(carrier);
    const before = (await ask('GET', '/simulator/settings')).text;
    expect((await order('settings', input)).status).toBe(400);
    expect((await ask('GET', '/simulator/settings')).text).toBe(before);
  });

  test('a setting chooses the areas that require an address', async () => {
    const { order, buy } = makeHarness(carrier);
    await order('settings', { addressRequired: ['1415'] });
    expect((await buy()).json['code']).toBe(21631);
    expect((await buy('+493023125000')).status).toBe(201);
  });

  test('purchases, releases and stock survive a restart of the carrier', async () => {
    const states: unknown[] = [];
    const first = makeHarness(carrier, [], {
      onChange: (state) => states.push(JSON.parse(JSON.stringify(state))),
    });
    await first.order('settings', { coolDownMs: 0 });
    const bought = await first.buy(BOUGHT, { VoiceUrl: VOICE_URL, VoiceFallbackUrl: FALLBACK_URL });
    const released = await first.buy('+14155550101');
    await first.rest('DELETE', `/IncomingPhoneNumbers/${released.json['sid']}.json`);
    await first.order('stock', { prefix: '1212', numbers: ['+12125550177'] });
    expect(states).toHaveLength(4);

    const second = makeHarness(carrier, [document('<Reject/>')], { saved: states.at(-1) as never });
    const path = `/IncomingPhoneNumbers/${bought.json['sid']}.json`;
    expect((await second.rest('GET', path)).json).toEqual(bought.json);
    expect((await second.ask('GET', '/simulator/stock?prefix=1212')).json['free']).toEqual(['+12125550177']);
    const again = await second.buy('+14155550101');
    expect(again.status).toBe(carrier === 'twilio' ? 400 : 201);
    expect((await second.call()).state).toBe('rejected');
    const list = (await second.rest('GET', '/IncomingPhoneNumbers.json')).json['incoming_phone_numbers'];
    const foreign = (list as Json[]).filter((one) => one['phone_number'] !== BOUGHT);
    expect(foreign.length).toBeGreaterThanOrEqual(2);
  });

  test('a request that changes nothing saves nothing', async () => {
    let changes = 0;
    const { rest } = makeHarness(carrier, [], { onChange: () => changes++ });
    await rest('GET', '/IncomingPhoneNumbers.json');
    await rest('GET', '/AvailablePhoneNumbers/US/Local.json');
    expect(changes).toBe(0);
  });

  test('a simulator runs without any options', async () => {
    const { make, root, login } = CARRIERS[carrier];
    const headers = { authorization: `Basic ${btoa(`${login.username}:${login.password}`)}` };
    const path = `${root}/Accounts/${login.sid}/IncomingPhoneNumbers.json`;
    const body = new URLSearchParams({ PhoneNumber: BOUGHT });
    const response = await make().handle(
      new Request(`http://127.0.0.1${path}`, { method: 'POST', headers, body }),
    );
    expect(response.status).toBe(201);
  });
});

describe.each(BOTH)('texts by %s', (carrier) => {
  const SMS_URL = 'https://app.example.com/texts';
  const written = { to: BOUGHT, from: '407 555 0199', text: 'On my way & "soon"' };

  test('the application is told of a text, and its answer is sent', async () => {
    const verbs = `<Message to="+12125550142"><Body>Hi</Body><Media>https://app.example.com/1.jpg</Media></Message><Message>Ok</Message>`;
    const { order, asks } = await makeOwning(carrier, [document(verbs)], { SmsUrl: SMS_URL });
    const { json } = await order('texts', written);
    expect(asks[0]?.fields).toMatchObject({
      From: '+14075550199',
      To: BOUGHT,
      Body: written.text,
      NumMedia: '0',
    });
    expect(json['messages']).toEqual([
      { from: BOUGHT, to: '+12125550142', text: 'Hi', media: ['https://app.example.com/1.jpg'] },
      { from: BOUGHT, to: '+14075550199', text: 'Ok', media: [] },
    ]);
  });

  test('a text from a number that the account does not own is not sent', async () => {
    const { order } = await makeOwning(carrier, [document('<Message from="+19995550100">Hi</Message>')], {
      SmsUrl: SMS_URL,
    });
    expect((await order('texts', written)).json['messages']).toEqual([
      expect.objectContaining({ code: 21606 }),
    ]);
  });

  test.each<[Response | string, string]>([
    ['', 'delivered'],
    ['<Response>', 'failed'],
    [new Response('', { status: 500 }), 'failed'],
  ])('%j: %s', async (answer, state) => {
    const { order } = await makeOwning(carrier, [answer], { SmsUrl: SMS_URL });
    expect((await order('texts', { to: BOUGHT })).json).toMatchObject({ state, messages: [] });
  });

  test('a text to a number without an SmsUrl reaches no application', async () => {
    const { order, asks } = await makeOwning(carrier, []);
    expect((await order('texts', written)).json['state']).toBe('swallowed');
    expect(asks).toHaveLength(0);
  });
});
