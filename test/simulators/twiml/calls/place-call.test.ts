import { describe, expect, test } from '@jest/globals';
import { sign } from '../../../../simulators/twiml/webhooks/sign.ts';
import type { Json } from '../harness.ts';
import {
  BOTH,
  BOUGHT,
  CARRIERS,
  codesOf,
  dial,
  document,
  eventsOf,
  FALLBACK_URL,
  makeHarness,
  makeOwning,
  PERSON,
  STRANGER,
  VOICE_URL,
} from '../harness.ts';

describe.each(BOTH)('a call by %s', (carrier) => {
  const { header, login, other } = CARRIERS[carrier];

  test('the application is told who calls whom, signed with the account’s key', async () => {
    const { call, asks } = await makeOwning(carrier, [document('<Reject/>')]);
    const { id } = await call({ from: '(407) 555-0199' });
    const [asked] = asks;
    expect(asked).toMatchObject({ url: VOICE_URL, method: 'POST' });
    expect(asked?.fields).toMatchObject({
      CallSid: id,
      AccountSid: login.sid,
      From: STRANGER,
      To: BOUGHT,
      CallStatus: 'ringing',
      Direction: 'inbound',
      ApiVersion: '2010-04-01',
    });
    expect(asked?.headers.get('content-type')).toMatch(/^application\/x-www-form-urlencoded/);
    expect(asked?.headers.get(header)).toBe(sign(login.signingKey, VOICE_URL, asked?.fields ?? {}));
  });

  test('a call to the number of another account is signed with that account’s key', async () => {
    const { buy, call, asks } = makeHarness(carrier, [document('<Reject/>')]);
    await buy(BOUGHT, { VoiceUrl: VOICE_URL }, other);
    await call();
    expect(asks[0]?.fields['AccountSid']).toBe(other.sid);
    expect(asks[0]?.headers.get(header)).toBe(sign(other.signingKey, VOICE_URL, asks[0]?.fields ?? {}));
  });

  test('a GET has its fields in the query, and the whole URL is signed', async () => {
    const url = `${VOICE_URL}?a=1`;
    const { call, asks } = await makeOwning(carrier, [document('<Reject/>')], {
      VoiceUrl: url,
      VoiceMethod: 'GET',
    });
    await call();
    const [asked] = asks;
    expect([asked?.method, asked?.body]).toEqual(['GET', '']);
    expect(asked?.url).toMatch(/\?a=1&CallSid=/);
    expect(asked?.headers.get(header)).toBe(sign(login.signingKey, asked?.url ?? '', {}));
  });

  test('the fragment of a URL is neither sent nor signed', async () => {
    const { call, asks } = await makeOwning(carrier, [document('<Reject/>')], {
      VoiceUrl: `${VOICE_URL}#rc=2`,
    });
    await call();
    expect(asks[0]?.url).toBe(VOICE_URL);
    expect(asks[0]?.headers.get(header)).toBe(sign(login.signingKey, VOICE_URL, asks[0]?.fields ?? {}));
  });

  test.each([
    ['anonymous', 'anonymous'],
    ['anonymous-digits', '+266696687'],
    ['restricted', 'restricted'],
    ['unavailable', 'unavailable'],
    ['sip', 'sip:jane.roe@sip.example.com'],
    ['client', 'client:jane'],
    ['foreign', '+33199000142'],
  ])('the application sees a caller %s as %s', async (caller, from) => {
    const { call, asks } = await makeOwning(carrier, [document('<Reject/>')]);
    await call({ caller });
    expect(asks[0]?.fields['From']).toBe(from);
  });

  test('the caller is connected, and the person called sees the mask', async () => {
    const { call } = await makeOwning(carrier, [dial()]);
    const report = await call();
    expect(report).toMatchObject({
      state: 'bridged',
      connectedTo: PERSON,
      callerIdShown: BOUGHT,
      billed: true,
    });
    expect(eventsOf(report)).toEqual([
      'ringing',
      'dialling',
      'called-party-answered',
      'answered',
      'bridged',
      'called-party-left',
      'hung-up',
    ]);
  });

  test.each([
    ['<Reject/>', 'rejected', false, 'rejected'],
    ['<Reject reason="busy"/>', 'rejected', false, 'rejected'],
    ['<Say>No.</Say><Reject/>', 'hung-up', true, 'warning'],
    ['<Hangup/>', 'hung-up', true, 'hung-up'],
    ['', 'hung-up', true, 'hung-up'],
    ['<Say language="en-US">This number is not in use.</Say><Hangup/>', 'hung-up', true, 'said'],
    ['<Pause length="2"/><Play>https://app.example.com/a.mp3</Play>', 'hung-up', true, 'played'],
  ])('%s ends the call: %s, billed %j', async (verbs, state, billed, event) => {
    const { call } = await makeOwning(carrier, [document(verbs)]);
    const report = await call();
    expect(report).toMatchObject({ state, billed });
    expect(eventsOf(report)).toContain(event);
    expect(report).not.toHaveProperty('connectedTo');
  });

  test('the events hold what the caller hears', async () => {
    const { call } = await makeOwning(carrier, [document('<Say>Tom &amp; &quot;Anna&quot;</Say>')]);
    expect((await call()).events).toContainEqual(
      expect.objectContaining({ event: 'said', text: 'Tom & "Anna"', listener: 'the caller' }),
    );
  });

  test('a redirect is followed, relative to the URL of its document', async () => {
    const { call, asks } = await makeOwning(carrier, [
      document('<Redirect method="GET">next?a=1</Redirect><Say>never</Say>'),
      document('<Hangup/>'),
    ]);
    const report = await call();
    expect([asks[1]?.method, asks[1]?.url.split('&')[0]]).toEqual([
      'GET',
      'https://app.example.com/calls/next?a=1',
    ]);
    expect(eventsOf(report)).not.toContain('said');
  });

  test('a redirect without a URL is an error, and the document goes on', async () => {
    const { call } = await makeOwning(carrier, [document('<Redirect/><Say>on</Say>')]);
    const report = await call();
    expect(codesOf(report)).toEqual([12100]);
    expect(eventsOf(report)).toContain('said');
  });

  test('documents that redirect in a circle are stopped', async () => {
    const { call, asks } = await makeOwning(carrier, [document('<Redirect>/again</Redirect>')]);
    expect((await call()).state).toBe('failed');
    expect(asks).toHaveLength(50);
  });

  test.each([
    ['<Gather numDigits="1" action="/digits"><Say>Press.</Say></Gather>', '123', '1'],
    ['<Gather action="/digits"/>', '12#3', '12'],
    ['<Gather action="/digits" finishOnKey=""/>', '12#3', '12#3'],
    ['<Gather action="/digits" finishOnKey="*"/>', '1*', '1'],
  ])('%s: a caller who presses %s gives the digits %s', async (verbs, callerKeys, digits) => {
    const { call, asks } = await makeOwning(carrier, [document(verbs), document('<Hangup/>')]);
    await call({ callerKeys });
    expect(asks[1]?.url).toBe('https://app.example.com/digits');
    expect(asks[1]?.fields['Digits']).toBe(digits);
  });

  test('without keys the document goes on, or the action is told', async () => {
    const silent = await makeOwning(carrier, [document('<Gather action="/digits"/><Say>Bye.</Say>')]);
    expect(eventsOf(await silent.call())).toEqual(['ringing', 'answered', 'caller-asked', 'said', 'hung-up']);
    const eager = await makeOwning(carrier, [document('<Gather actionOnEmptyResult="true"/>'), document('')]);
    await eager.call();
    expect([eager.asks[1]?.url, eager.asks[1]?.fields['Digits']]).toEqual([VOICE_URL, '']);
  });

  test.each([
    ['<Play volume="3">a.mp3</Play>', 'no attribute volume'],
    ['<Message>Hello</Message>', 'is not a verb'],
    ['<Gather><Dial/></Gather>', 'cannot be in'],
    ['<Say>one <Pause/></Say>', 'not spoken'],
    ['<Pause length="0"/>', 'length of'],
    ['<Reject reason="because"/>', 'reason of'],
    ['<Redirect method="PUT">/a</Redirect>', 'method of'],
  ])('%s is warned of: %s', async (verbs, words) => {
    const { call } = await makeOwning(carrier, [document(verbs), document('')]);
    expect((await call()).events).toContainEqual(
      expect.objectContaining({ event: 'warning', code: 12200, words: expect.stringContaining(words) }),
    );
  });

  test('the application is told of a caller who gives up', async () => {
    const { call, asks } = await makeOwning(carrier, [dial()]);
    expect(await call({ outcome: 'caller-gives-up' })).toMatchObject({
      state: 'caller-hung-up',
      billed: false,
    });
    expect(asks).toHaveLength(1);
  });

  test('the status callback of the number is told of the end', async () => {
    const ended = 'https://app.example.com/ended';
    const { call, asks } = await makeOwning(carrier, [dial()], { StatusCallback: ended });
    await call({ talkSeconds: 42 });
    expect(asks[1]).toMatchObject({ url: ended, method: 'POST' });
    expect(asks[1]?.fields).toMatchObject({
      CallStatus: 'completed',
      CallDuration: '42',
      SequenceNumber: '0',
      Timestamp: 'Fri, 20 Nov 2026 12:00:46 +0000',
    });
  });

  test('the end of an unanswered call is told without a duration', async () => {
    const ended = { StatusCallback: 'https://app.example.com/ended', StatusCallbackMethod: 'GET' };
    const { call, asks } = await makeOwning(carrier, [document('<Reject reason="busy"/>')], ended);
    await call();
    expect(asks[1]?.method).toBe('GET');
    expect(asks[1]?.fields).toMatchObject({ CallStatus: 'busy', CallDuration: '0' });
  });

  test.each([
    [{ VoiceUrl: '' }, 'no VoiceUrl'],
    [{ TrunkSid: `TK${'0'.repeat(32)}` }, 'a trunk'],
    [{ VoiceApplicationSid: `AP${'0'.repeat(32)}` }, 'a VoiceApplicationSid'],
  ])('a call to a number with %j asks no application', async (form, words) => {
    const { call, asks } = await makeOwning(carrier, [dial()], form);
    const report = await call();
    expect(report.state).toBe('failed');
    expect(report.events.at(-1)?.['words']).toContain(words);
    expect(asks).toHaveLength(0);
  });

  test.each<[Json, number]>([
    [{ to: '+14155550107' }, 404],
    [{ to: 'nobody' }, 404],
    [{}, 400],
    [{ to: BOUGHT, caller: 'king' }, 400],
    [{ to: BOUGHT, outcome: 'perhaps' }, 400],
  ])('the call %j is refused: %i', async (input, status) => {
    const { order } = await makeOwning(carrier, []);
    const answer = await order('calls', input);
    expect(answer.status).toBe(status);
    expect(answer.json['error']).toMatch(/\.$/);
  });

  test('a number of an account that no longer exists cannot be called', async () => {
    const owned = {
      sid: '1',
      accountSid: 'nobody',
      number: BOUGHT,
      fields: {},
      createdAt: '',
      updatedAt: '',
    };
    const saved = { numbers: [owned], releasedAt: {}, stock: {} };
    const { order } = makeHarness(carrier, [], { saved });
    expect((await order('calls', { to: BOUGHT })).status).toBe(400);
  });

  test('a caller can be any address', async () => {
    const { call, asks } = await makeOwning(carrier, [document('<Reject/>')]);
    await call({ from: 'sip:joe@sip.example.com' });
    expect(asks[0]?.fields['From']).toBe('sip:joe@sip.example.com');
  });

  test('a number that takes only texts cannot be called', async () => {
    const { buy, order } = makeHarness(carrier);
    expect((await buy('+14155550166')).json['capabilities']).toMatchObject({ voice: false });
    expect((await order('calls', { to: '+14155550166' })).status).toBe(409);
  });
});

describe.each(BOTH)('an application that fails at %s', (carrier) => {
  const respond = (body: string, type: string, status = 200) =>
    new Response(body, { status, headers: { 'content-type': type } });

  test.each<[string, Response | string, number]>([
    ['a status that is none', respond(dial(), 'text/xml', 500), 11200],
    ['a redirection by HTTP', new Response(null, { status: 302, headers: { location: '/' } }), 11200],
    ['bad XML', '<Response><Say>a & b</Say></Response>', 12100],
    ['nothing', '', 12100],
    ['another root', '<Answer/>', 12100],
    ['JSON', respond('{}', 'application/json'), 12300],
    ['too much', document(`<Say>${'a'.repeat(65_536)}</Say>`), 11750],
  ])('%s: the fallback is asked by its own method, told why, and run', async (_what, answer, code) => {
    const { call, asks } = await makeOwning(carrier, [answer, document('<Say>Sorry.</Say>')], {
      VoiceFallbackUrl: FALLBACK_URL,
      VoiceFallbackMethod: 'GET',
    });
    const report = await call();
    expect(codesOf(report)).toEqual([code]);
    expect(report).toMatchObject({ state: 'hung-up', billed: true });
    expect(eventsOf(report)).toContain('said');
    expect(asks[1]?.method).toBe('GET');
    expect(asks[1]?.url.startsWith(`${FALLBACK_URL}?`)).toBe(true);
    expect(asks[1]?.fields).toMatchObject({ ErrorCode: String(code), ErrorUrl: VOICE_URL, To: BOUGHT });
  });

  test('without a fallback that works, the caller hears an error message, and the call is billed', async () => {
    const broken = () => Promise.reject(new TypeError('connection refused'));
    const alone = await makeOwning(carrier, [broken]);
    expect(await alone.call()).toMatchObject({ state: 'failed', billed: true });
    const both = await makeOwning(carrier, [broken], { VoiceFallbackUrl: FALLBACK_URL });
    const report = await both.call();
    expect(report).toMatchObject({ state: 'failed', billed: true });
    expect(codesOf(report)).toEqual([11200, 11200]);
  });

  test('an application that does not answer in time has failed', async () => {
    const { call, order } = await makeOwning(carrier, [() => new Promise<Response>(() => undefined)]);
    await order('settings', { answerTimeoutMs: 5 });
    const report = await call();
    expect(codesOf(report)).toEqual([carrier === 'twilio' ? 11205 : 11200]);
    expect(report.state).toBe('failed');
  });

  test('the log has requests and answers but no credentials', async () => {
    const { call, ask } = await makeOwning(carrier, [dial()]);
    const { id } = await call();
    const log = (await ask('GET', '/simulator/log')).text;
    expect(log).toContain('answerOnBridge');
    expect(log).toContain(id);
    const { login } = CARRIERS[carrier];
    expect([login.password, login.signingKey].filter((secret) => log.includes(secret))).toEqual([]);
  });
});

test('each carrier waits for its own time-out', async () => {
  const waits = BOTH.map(
    async (carrier) => (await makeHarness(carrier).ask('GET', '/simulator/settings')).json,
  );
  expect((await Promise.all(waits)).map((one) => one['answerTimeoutMs'])).toEqual([15_000, 5000]);
});

test('Twilio sends more fields about a caller than SignalWire', async () => {
  const [twilio, signalwire] = await Promise.all(
    BOTH.map(async (carrier) => {
      const { call, asks } = await makeOwning(carrier, [document('<Reject/>')]);
      await call({ caller: 'forwarded' });
      return asks[0]?.fields;
    }),
  );
  expect(twilio).toMatchObject({
    Caller: STRANGER,
    FromCountry: 'US',
    ForwardedFrom: '+12125550177',
    StirVerstat: 'TN-Validation-Passed-C',
  });
  expect(signalwire).not.toHaveProperty('StirVerstat');
});
