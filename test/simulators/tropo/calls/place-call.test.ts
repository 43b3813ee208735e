import { describe, expect, test } from '@jest/globals';
import type { Answer, Call, Json } from '../harness.ts';
import {
  BOUGHT,
  EARS,
  eventsOf,
  makeHarness,
  makeOwning,
  on,
  PERSON,
  pathOf,
  resultOf,
  tropo,
} from '../harness.ts';

const transfer = (more: Json = {}): Json => ({ transfer: { to: PERSON, ...more } });
const run = async (document: Answer, input: Json = {}) => {
  const { call, posts } = await makeOwning([document, tropo()]);
  return { call: await call(input), posts };
};

describe('placing a call', () => {
  test.each(['(415) 555-0100', '415.555.0100', '1 415 555 0100', '+1 415-555-0100', 'tel:+14155550100'])(
    'a number can be spelt %s',
    async (to) => {
      expect((await run(tropo(transfer()), { to })).call.connectedTo).toBe(PERSON);
    },
  );

  test('a number that the account does not own cannot be called', async () => {
    const { send } = makeHarness();
    const answer = await send('POST', '/simulator/calls', { to: BOUGHT });
    expect(answer.status).toBe(404);
    expect(answer.json['error']).toBe(`The account has no number or address ${BOUGHT}.`);
  });

  test('a released mask cannot be called any more', async () => {
    const { ask, send, buy } = makeHarness();
    await buy();
    await ask('DELETE', `/v1/applications/123456/addresses/number/${BOUGHT}`);
    expect((await send('POST', '/simulator/calls', { to: BOUGHT })).status).toBe(404);
  });

  test('a number takes no calls before its setting allows it', async () => {
    let nowMs = Date.parse('2026-11-20T12:00:00.000Z');
    const { send, buy, call } = makeHarness([tropo(transfer())], { now: () => new Date(nowMs) });
    await send('POST', '/simulator/settings', { callableAfterMs: 60_000 });
    await buy();
    const early = await send('POST', '/simulator/calls', { to: BOUGHT });
    expect(early.status).toBe(404);
    expect(early.json['error']).toContain('takes no calls yet');
    nowMs += 60_000;
    expect((await call()).state).toBe('bridged');
  });

  test('an application without a voice URL cannot be called', async () => {
    const { send } = makeHarness();
    await send('POST', '/v1/applications', { name: 'mute' });
    await send('POST', '/v1/applications/123457/addresses', { type: 'number', number: BOUGHT });
    expect((await send('POST', '/simulator/calls', { to: BOUGHT })).status).toBe(409);
  });

  test.each<Json>([
    {},
    { to: '' },
    { to: 5 },
    { to: BOUGHT, outcome: 'explodes' },
    { to: BOUGHT, caller: 'alien' },
    { to: BOUGHT, keys: 1 },
    { to: BOUGHT, talkSeconds: -1 },
    { to: BOUGHT, hangsUp: 'nobody' },
    { to: BOUGHT, destinations: { [PERSON]: 'maybe' } },
    { to: BOUGHT, session: [] },
    { to: BOUGHT, callerKeys: [1] },
  ])('%j is refused with a sentence', async (input) => {
    const { send, buy } = makeHarness();
    await buy();
    const answer = await send('POST', '/simulator/calls', input);
    expect(answer.status).toBe(400);
    expect(answer.json['error']).toMatch(/\.$/);
  });
});

describe('who is connected, and which caller ID is shown', () => {
  test('a bare transfer shows the caller’s number and sends the application nothing more', async () => {
    const { call, posts } = await run(tropo(transfer()), { from: '(407) 555-0142' });
    expect(call).toMatchObject({ state: 'bridged', connectedTo: PERSON, callerIdShown: '+14075550142' });
    expect(eventsOf(call)).toEqual([
      'ringing',
      'answered',
      'dialling',
      'called-party-answered',
      'bridged',
      'called-party-left',
      'hung-up',
    ]);
    expect(posts).toHaveLength(1);
  });

  test.each<[string, unknown, string]>([
    ['+12125550142', '+14155550100', '+14155550100'],
    ['tel:+12125550142', '4155550100', '+14155550100'],
    ['12125550142', '14155550100', '+14155550100'],
    ['2125550142', '(415) 555-0100', '+14155550100'],
    ['+1 (212) 555-0142', 'Restricted', 'Restricted'],
    ['+12125550142;postd=1234pp56;pause=5s', null, '+14075550199'],
    ['+12125550142;pause=500ms', '', '+14075550199'],
  ])('to %s from %j shows %s', async (to, from, callerIdShown) => {
    const { call } = await run(tropo({ transfer: { to, from } }));
    expect(call).toMatchObject({ connectedTo: PERSON, callerIdShown });
  });

  test.each(['sip:jane@example.com', 'SIP:jane@192.0.2.1:5678'])(
    'the SIP address %s is connected unchanged',
    async (to) => {
      expect((await run(tropo({ transfer: { to } }))).call.connectedTo).toBe(to);
    },
  );

  test.each(['555', '', 'nobody', '+', '5550142', '+12125550142;magic=1', 'sip:', '+1212555014212345'])(
    'the destination %j cannot be reached',
    async (to) => {
      const { call, posts } = await run(tropo(on('incomplete'), { transfer: { to, name: 't' } }));
      expect(call.connectedTo).toBeUndefined();
      expect(resultOf(posts[1])['actions']).toMatchObject({ disposition: 'FAILED', duration: 1 });
    },
  );

  test.each([
    ['restricted', 'Restricted'],
    ['unknown', 'Unknown'],
    ['sip-user', 'jane.roe'],
  ])('without a from, what %s showed is passed on', async (caller, callerIdShown) => {
    expect((await run(tropo(transfer()), { caller })).call.callerIdShown).toBe(callerIdShown);
  });

  test('a Skype caller reaches ten digits only when the document sets a from', async () => {
    const bare = { transfer: { to: '2125550142' } };
    expect((await run(tropo(bare), { caller: 'skype' })).call.state).toBe('hung-up');
    const shown = { transfer: { to: '2125550142', from: BOUGHT } };
    expect((await run(tropo(shown), { caller: 'skype' })).call.state).toBe('bridged');
    expect((await run(tropo(transfer()), { caller: 'skype' })).call.state).toBe('bridged');
  });

  test('a person answers before a machine', async () => {
    const document = tropo({ transfer: { to: ['+12125550140', PERSON] } });
    const { call } = await run(document, { destinations: { '+12125550140': 'voicemail' } });
    expect(call.connectedTo).toBe(PERSON);
  });

  test('of several destinations, the first to answer gets the call', async () => {
    const document = tropo({ transfer: { to: ['+12125550140', PERSON, 'sip:jane@example.com'] } });
    const destinations = { '+12125550140': 'busy' };
    expect((await run(document, { destinations })).call.connectedTo).toBe(PERSON);
  });
});

const mask = transfer({ name: 'mask' });
const failure = (disposition: string, duration: number) => ({
  name: 'mask',
  duration,
  connectedDuration: 0,
  disposition,
  timestamp: '2026-11-20T12:00:02.000Z',
  calledid: '2125550142',
});

describe('what the application is told', () => {
  test('a transfer that the called party ends is reported as a success', async () => {
    const { posts } = await run(tropo(...EARS, mask), { ringSeconds: 4, talkSeconds: 145 });
    expect(pathOf(posts[1])).toBe('/continue');
    expect(posts[1]?.body).toEqual({
      result: {
        sessionId: '00000000000000000000000000000001',
        callId: '00000000000000000000000000000002',
        state: 'ANSWERED',
        sessionDuration: 151,
        sequence: 1,
        complete: true,
        error: null,
        calledid: '4155550100',
        actions: {
          name: 'mask',
          duration: 149,
          connectedDuration: 145,
          disposition: 'SUCCESS',
          timestamp: '2026-11-20T12:00:02.000Z',
          calledid: '2125550142',
          userType: 'HUMAN',
        },
      },
    });
  });

  test('when the caller ends it, the hangup handler is told of a success', async () => {
    const { call, posts } = await run(tropo(...EARS, mask), { hangsUp: 'caller' });
    expect(pathOf(posts[1])).toBe('/hangup');
    expect(resultOf(posts[1])).toMatchObject({ state: 'DISCONNECTED', complete: true });
    expect(resultOf(posts[1])['actions']).toMatchObject({ disposition: 'SUCCESS', connectedDuration: 60 });
    expect(call.state).toBe('bridged');
  });

  test.each([
    ['busy', 'BUSY', 4],
    ['rejected', 'REJECTED', 3],
    ['failed', 'FAILED', 1],
    ['no-answer', 'TIMEOUT', 30],
  ])('%s is incomplete', async (outcome, disposition, duration) => {
    const { call, posts } = await run(tropo(...EARS, mask), { outcome });
    expect(pathOf(posts[1])).toBe('/incomplete');
    expect(resultOf(posts[1])).toMatchObject({
      state: 'ANSWERED',
      complete: false,
      sequence: 1,
      sessionDuration: duration + 2,
      actions: failure(disposition, duration),
    });
    expect(call.state).toBe('hung-up');
    expect(call.connectedTo).toBeUndefined();
  });

  test('a caller who hangs up while it rings is reported as a hangup', async () => {
    const { call, posts } = await run(tropo(...EARS, mask), { outcome: 'caller-hangs-up' });
    expect(pathOf(posts[1])).toBe('/hangup');
    expect(resultOf(posts[1])).toMatchObject({ state: 'DISCONNECTED', complete: true, sessionDuration: 14 });
    expect(resultOf(posts[1])['actions']).toEqual(failure('HANGUP', 12));
    expect(call.state).toBe('caller-hung-up');
    expect(posts).toHaveLength(2);
  });

  test('the answer for a caller who has given up is not run', async () => {
    const { call, posts } = await run(tropo(...EARS, mask), { outcome: 'caller-gives-up' });
    expect(call.state).toBe('caller-hung-up');
    expect(eventsOf(call)).not.toContain('answered');
    expect(posts).toHaveLength(1);
  });

  test('it rings no longer than the document’s timeout', async () => {
    const document = tropo(...EARS, transfer({ name: 'mask', timeout: 3.5 }));
    const { posts } = await run(document);
    expect(resultOf(posts[1])['actions']).toMatchObject({ disposition: 'TIMEOUT', duration: 4 });
  });

  test('two verbs give a list of actions', async () => {
    const two = await run(tropo(on('continue'), mask, mask));
    expect(resultOf(two.posts[1])['actions']).toEqual([
      expect.objectContaining({ name: 'mask' }),
      expect.objectContaining({ name: 'mask' }),
    ]);
  });

  test.each<unknown>([false, 'false'])(
    'the document goes on after the failure of a transfer with required %j',
    async (required) => {
      const optional = transfer({ name: 'mask', required });
      const { call, posts } = await run(tropo(...EARS, optional, { say: { value: 'Sorry' } }), {
        outcome: 'busy',
      });
      expect(eventsOf(call)).toContain('said');
      expect(pathOf(posts[1])).toBe('/continue');
      expect(resultOf(posts[1])).toMatchObject({ complete: false, actions: { disposition: 'BUSY' } });
    },
  );

  test.each<unknown>([undefined, true, 'true'])(
    'the document ends with the failure of a transfer with required %j',
    async (required) => {
      const { call } = await run(tropo(transfer({ required }), { say: { value: 'Sorry' } }), {
        outcome: 'busy',
      });
      expect(eventsOf(call)).not.toContain('said');
    },
  );

  test('the caller’s key ends the transfer, and the caller stays on the line', async () => {
    const document = tropo(...EARS, transfer({ name: 'mask', choices: { terminator: '#' } }));
    const { call, posts } = await run(document, { callerKeys: '#', hangsUp: 'caller' });
    expect(pathOf(posts[1])).toBe('/continue');
    expect(eventsOf(call)).toContain('transfer-ended');
  });

  test('an allowed signal ends the transfer', async () => {
    const document = (allowSignals: unknown) =>
      tropo(...EARS, on('exit'), transfer({ name: 'mask', allowSignals }));
    const allowed = await run(document(['exit', 'quit']), { signals: ['other', 'exit'] });
    expect(pathOf(allowed.posts[1])).toBe('/exit');
    expect(resultOf(allowed.posts[1])['actions']).toMatchObject({ disposition: 'EXTERNAL_EVENT' });
    const refused = await run(document(''), { signals: ['exit'] });
    expect(pathOf(refused.posts[1])).toBe('/continue');
  });
});

describe('before the two are connected', () => {
  const ask = { ask: { choices: { value: '1', terminator: '#' }, say: [{ value: 'Press one' }] } };
  const asking = tropo(...EARS, transfer({ name: 'mask', on: { event: 'connect', ...ask } }));

  test.each(['1', '1#'])('the called party who presses %s is connected', async (keys) => {
    const { call, posts } = await run(asking, { keys });
    expect(call.connectedTo).toBe(PERSON);
    expect(pathOf(posts[1])).toBe('/continue');
  });

  test.each<Json>([{}, { keys: '2' }, { outcome: 'voicemail', keys: '1' }])(
    'with %j the caller never hears them, and the transfer is incomplete',
    async (input) => {
      const { call, posts } = await run(asking, input);
      expect(call.connectedTo).toBeUndefined();
      expect(eventsOf(call)).toContain('called-party-dropped');
      expect(pathOf(posts[1])).toBe('/incomplete');
      expect(resultOf(posts[1])['actions']).toMatchObject({ disposition: 'FAILED', connectedDuration: 0 });
    },
  );

  test('a machine is connected when the document asks it nothing', async () => {
    const { call } = await run(tropo(transfer()), { outcome: 'voicemail' });
    expect(call).toMatchObject({ state: 'bridged', connectedTo: PERSON });
    expect(call.events).toContainEqual(expect.objectContaining({ event: 'bridged', isMachine: true }));
  });

  test('a short timeout never reaches a machine', async () => {
    const { call } = await run(tropo(transfer({ timeout: 12 })), { outcome: 'voicemail' });
    expect(call.state).toBe('hung-up');
  });

  test.each<[unknown, string]>([
    [true, 'MACHINE'],
    [{ introduction: 'Hello', voice: 'allison' }, 'MACHINE'],
    [false, 'HUMAN'],
  ])('with machineDetection %j a machine is reported as %s', async (machineDetection, userType) => {
    const document = tropo(...EARS, transfer({ name: 'mask', machineDetection }));
    const { posts } = await run(document, { outcome: 'voicemail' });
    expect(resultOf(posts[1])['actions']).toMatchObject({ userType });
  });

  test('say, wait and post run in order, and the answer to the post is ignored', async () => {
    const connect = [
      { event: 'connect', say: { value: 'A call for you' } },
      { event: 'connect', wait: { milliseconds: 3000 } },
      { event: 'connect', post: '/whisper' },
      { event: 'unbounded', next: '/never' },
      { event: 'ring', say: { value: 'https://example.com/hold.mp3' } },
    ];
    const { call, posts } = await run(tropo(transfer({ on: connect, ringRepeat: 2 })));
    expect(posts.map((post) => pathOf(post))).toEqual(['/voice/secret', '/whisper']);
    expect(posts[1]?.body['result']).toMatchObject({ sessionId: call.id, state: 'ANSWERED' });
    expect(eventsOf(call)).toEqual(expect.arrayContaining(['ring-audio', 'said', 'bridged']));
    expect(call.events).toContainEqual(expect.objectContaining({ event: 'ring-audio', times: 2 }));
  });
});

describe('rejecting and redirecting', () => {
  test.each<unknown>([null, {}, 'null'])('reject %j leaves the caller unanswered', async (value) => {
    const { call, posts } = await run(tropo(...EARS, { reject: value }));
    expect(call.state).toBe('rejected');
    expect(eventsOf(call)).not.toContain('answered');
    expect(posts).toHaveLength(1);
  });

  test.each(['reject', 'redirect'])('%s is an error once the call is answered', async (verb) => {
    const value = verb === 'reject' ? null : { to: 'sip:jane@example.com' };
    const next = tropo(...EARS, { [verb]: value });
    const { call, posts } = await makeOwning([
      tropo(on('continue'), { say: { value: 'Hello' } }),
      next,
      tropo(),
    ]);
    await call();
    expect(pathOf(posts[2])).toBe('/error');
    expect(resultOf(posts[2])['error']).toContain('once the call has been answered');
  });

  test('a caller can be redirected to a SIP address but not to a number', async () => {
    const sip = await run(tropo({ redirect: { to: 'sip:jane@example.com' } }));
    expect(sip.call.state).toBe('redirected');
    const number = await run(tropo({ redirect: { to: PERSON } }));
    expect(number.call.state).toBe('failed');
  });
});

describe('replaying a session', () => {
  const session = {
    id: 'abc123',
    accountId: '300400',
    timestamp: '2010-01-20T08:00:00.000Z',
    userType: 'HUMAN',
    to: { id: '4155550100', name: 'unknown', channel: 'VOICE', network: 'PSTN' },
    from: { id: '4075550142', name: 'unknown', channel: 'VOICE', network: 'PSTN' },
  };

  test('the given session is POSTed unchanged, and the answer is run', async () => {
    const { send, posts } = makeHarness([tropo(...EARS, mask), tropo()]);
    const answer = await send('POST', '/simulator/sessions', { session, outcome: 'busy' });
    expect(posts[0]?.body).toEqual({ session });
    expect(posts[1]?.body).toMatchObject({ result: { sessionId: 'abc123', callId: null } });
    expect((answer.json as unknown as Call).id).toBe('abc123');
  });

  test('a text goes to the messaging URL', async () => {
    const { send, posts } = makeHarness([tropo({ hangup: null })]);
    await send('PUT', '/v1/applications/123456', { messagingUrl: 'https://app.example.com/texts' });
    const text = { ...session, initialText: 'Hi', to: { ...session.to, channel: 'TEXT' } };
    const answer = await send('POST', '/simulator/sessions', { session: text });
    expect(pathOf(posts[0])).toBe('/texts');
    expect(answer.json['state']).toBe('hung-up');
  });

  test.each<Json>([{}, { session: 5 }, { session: {}, applicationId: 1 }])('%j is refused', async (input) => {
    expect((await makeHarness().send('POST', '/simulator/sessions', input)).status).toBe(400);
  });

  test('an unknown application is refused', async () => {
    const answer = await makeHarness().send('POST', '/simulator/sessions', { session, applicationId: '1' });
    expect(answer.status).toBe(409);
  });
});
