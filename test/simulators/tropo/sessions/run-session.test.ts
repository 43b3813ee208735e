import { describe, expect, test } from '@jest/globals';
import type { Answer, Json } from '../harness.ts';
import {
  BOUGHT,
  EARS,
  eventsOf,
  makeHarness,
  makeOwning,
  on,
  pathOf,
  resultOf,
  tropo,
  VOICE_URL,
} from '../harness.ts';

const say = (value: string): Json => ({ say: { value } });
const HANGUP = { hangup: null };

const run = async (answers: readonly Answer[], input: Json = {}) => {
  const { call, posts, ask } = await makeOwning(answers);
  return { call: await call(input), posts, ask };
};

describe('how a document ends', () => {
  test('a continue handler gets the result and gives the next document, and the sequence counts up', async () => {
    const { posts, call } = await run([
      tropo(on('continue', '/two'), say('One')),
      tropo(on('continue', '/three')),
      tropo(),
    ]);
    expect(posts.map(pathOf)).toEqual(['/voice/secret', '/two', '/three']);
    expect(posts.slice(1).map((post) => resultOf(post)['sequence'])).toEqual([1, 2]);
    expect(call.state).toBe('hung-up');
  });

  test('handlers do not carry over to the next document', async () => {
    const { posts } = await run([tropo(...EARS, say('One')), tropo(say('Two'))]);
    expect(posts.map(pathOf)).toEqual(['/voice/secret', '/continue']);
  });

  test('at the end of the last document Tropo hangs up and tells the hangup handler', async () => {
    const { call, posts } = await run([tropo(on('hangup'), say('Bye')), tropo(say('Nobody hears this'))]);
    expect(pathOf(posts[1])).toBe('/hangup');
    expect(resultOf(posts[1])).toEqual({
      sessionId: call.id,
      callId: expect.any(String),
      state: 'DISCONNECTED',
      sessionDuration: 3,
      sequence: 1,
      complete: true,
      error: null,
      calledid: '4155550100',
    });
    expect(posts).toHaveLength(2);
    expect(call.events.filter(({ event }) => event === 'said')).toHaveLength(1);
  });

  test('an empty document hangs up', async () => {
    const { call } = await run([tropo()]);
    expect(call.state).toBe('hung-up');
    expect(eventsOf(call)).toEqual(['ringing', 'hung-up']);
  });

  test.each<unknown>([null, {}, 'null'])('hangup %j ends the call, whatever follows', async (value) => {
    const { call, posts } = await run([tropo(...EARS, say('Bye'), { hangup: value }, say('No'))]);
    expect(call.state).toBe('hung-up');
    expect(posts.map(pathOf)).toEqual(['/voice/secret', '/hangup']);
    expect(call.events.filter(({ event }) => event === 'said')).toHaveLength(1);
  });

  test('handlers apply wherever they stand in the document', async () => {
    const { posts } = await run([tropo(say('One'), on('continue', '/two')), tropo()]);
    expect(posts.map(pathOf)).toEqual(['/voice/secret', '/two']);
  });
});

describe('where handlers go', () => {
  test.each([
    ['/next', 'https://app.example.com/next'],
    ['next', 'https://app.example.com/voice/next'],
    ['?a=b', 'https://app.example.com/voice/secret?a=b'],
    ['https://other.example.com/x', 'https://other.example.com/x'],
    ['http://[', 'http://['],
  ])('%s is asked under the address of the document before', async (next, url) => {
    const { posts } = await run([tropo(on('continue', next), say('One')), tropo()]);
    expect(posts[0]?.url).toBe(VOICE_URL);
    expect(posts[1]?.url).toBe(url);
  });

  test('a handler that only speaks is followed by continue', async () => {
    const spoken = { on: { event: 'incomplete', say: { value: 'Sorry' } } };
    const { call, posts } = await run(
      [tropo(spoken, on('continue'), { transfer: { to: '+12125550142' } }), tropo()],
      { outcome: 'busy' },
    );
    expect(pathOf(posts[1])).toBe('/continue');
    expect(call.events).toContainEqual(expect.objectContaining({ event: 'said', text: 'Sorry' }));
  });

  test('continue handles an event without a handler of its own', async () => {
    const { posts } = await run([tropo(on('continue'), { transfer: { to: '+12125550142' } }), tropo()], {
      outcome: 'busy',
    });
    expect(pathOf(posts[1])).toBe('/continue');
    expect(resultOf(posts[1])['complete']).toBe(false);
  });

  test('on and say can be lists', async () => {
    const { call, posts } = await run([
      tropo(
        {
          on: [
            { event: 'continue', next: '/c' },
            { event: 'hangup', next: '/h' },
          ],
        },
        { say: [{ value: 'A' }, { value: 'B' }] },
      ),
      tropo(),
    ]);
    expect(pathOf(posts[1])).toBe('/c');
    expect(call.events.filter(({ event }) => event === 'said').map(({ text }) => text)).toEqual(['A', 'B']);
  });
});

describe('an application that fails', () => {
  test.each<[string, Answer]>([
    ['a 500', new Response('{}', { status: 500 })],
    ['a redirect', new Response(null, { status: 302, headers: { location: 'https://x.example/' } })],
    ['a 404', new Response('Not Found', { status: 404 })],
    ['no JSON', new Response('<html>')],
    ['nothing', new Response('')],
    ['no list', { tropo: {} }],
    ['another document', { twiml: [] }],
    ['a refused connection', () => Promise.reject(new Error('connect ECONNREFUSED'))],
    ['an unknown verb', tropo({ dance: {} })],
  ])('%s at first loses the call', async (_name, answer) => {
    const { call, posts } = await run([answer]);
    expect(call.state).toBe('failed');
    expect(call.events).toContainEqual(
      expect.objectContaining({ event: 'error', reason: expect.any(String) }),
    );
    expect(posts).toHaveLength(1);
  });

  test.each<[string, Answer]>([
    ['a 500', new Response('{}', { status: 500 })],
    ['no JSON', new Response('<html>')],
    ['a bad document', tropo({ transfer: {} })],
  ])('%s later runs the error handler of the document before', async (_name, answer) => {
    const { call, posts } = await run([
      tropo(on('continue', '/deep/two'), on('error', 'failed'), say('One')),
      answer,
      tropo(say('Sorry')),
    ]);
    expect(posts[2]?.url).toBe('https://app.example.com/voice/failed');
    expect(resultOf(posts[2])).toMatchObject({ complete: false, error: expect.any(String), sequence: 2 });
    expect(eventsOf(call)).toContain('said');
  });

  test('an error handler that fails is not asked again', async () => {
    const { call, posts } = await run([
      tropo(on('continue'), on('error'), say('One')),
      new Response('{}', { status: 500 }),
      new Response('{}', { status: 500 }),
    ]);
    expect(posts.map(pathOf)).toEqual(['/voice/secret', '/continue', '/error']);
    expect(call.state).toBe('failed');
  });

  test('the error handler of the bad document itself comes first', async () => {
    const { posts } = await run([tropo(on('error', '/own'), { transfer: {} }), tropo()]);
    expect(pathOf(posts[1])).toBe('/own');
    expect(resultOf(posts[1])['error']).toBe('transfer lacks to');
  });

  test('an application that does not answer in time loses the call', async () => {
    const { buy, call, posts } = makeHarness([() => new Promise<Response>(() => {})], { answerTimeoutMs: 5 });
    await buy();
    expect((await call()).state).toBe('failed');
    expect(posts).toHaveLength(1);
  });

  test('documents that redirect in a circle are stopped', async () => {
    const { call, posts } = await run([tropo(on('continue', '/again'), say('Again'))]);
    expect(posts.length).toBeLessThanOrEqual(51);
    expect(call.state).toBe('failed');
  });

  test('a malformed URL loses only its own call', async () => {
    const { send, call, buy } = makeHarness([tropo()], { fetch: globalThis.fetch });
    await buy();
    await send('PUT', '/v1/applications/123456', { voiceUrl: 'not a url' });
    expect((await call()).state).toBe('failed');
  });
});

describe('letters', () => {
  const spoken = async (contentType: string) => {
    const bytes = new TextEncoder().encode(JSON.stringify(tropo(say('café ☃'))));
    const { call } = await run([new Response(bytes, { headers: { 'content-type': contentType } })]);
    return call.events.find(({ event }) => event === 'said')?.['text'];
  };

  test('accents survive with a declared charset', async () => {
    expect(await spoken('application/json; charset=utf-8')).toBe('café ☃');
  });

  test.each(['application/json', 'application/json; charset=klingon'])(
    '%s garbles accents, as Tropo did',
    async (contentType) => {
      expect(await spoken(contentType)).toBe('cafÃ© â˜ƒ');
    },
  );
});

describe('shapes of results', () => {
  const resultIn = async (resultStyle: string) => {
    const { send, call, buy, posts } = makeHarness([tropo(on('continue'), say('One')), tropo()]);
    await buy();
    await send('POST', '/simulator/settings', { resultStyle });
    await call();
    return resultOf(posts[1]);
  };

  test('2011 had no calledid', async () => {
    expect(Object.keys(await resultIn('2011'))).toEqual([
      'sessionId',
      'callId',
      'state',
      'sessionDuration',
      'sequence',
      'complete',
      'error',
    ]);
  });

  test('2010 called the state callState', async () => {
    expect(await resultIn('2010')).toMatchObject({ callState: 'ANSWERED' });
    expect(await resultIn('2010')).not.toHaveProperty('state');
  });
});

test('the log shows requests and answers in both directions, in the words of Tropo’s debugger', async () => {
  const { ask, call } = await run([
    tropo(on('continue', '/two'), HANGUP),
    new Response('no', { status: 500 }),
  ]);
  const log = JSON.parse((await ask('GET', '/simulator/log')).text) as Json[];
  expect(log[0]).toMatchObject({ direction: 'in', request: { method: 'POST' }, answer: { status: 200 } });
  expect(log[1]).toMatchObject({
    direction: 'out',
    sessionId: call.id,
    lines: [
      `Sending TropoML Payload on Tropo-Thread-${call.id} [url=${VOICE_URL}]`,
      'Received new TropoML document',
    ],
    answer: { status: 200 },
  });
  expect(JSON.stringify(log)).not.toContain('Basic ');
});

test('a failure is in the log with its status', async () => {
  const { ask, call } = await run([new Response('no', { status: 500 })]);
  const log = JSON.parse((await ask('GET', '/simulator/log')).text) as { lines: string[] }[];
  expect(log.at(-1)?.lines[1]).toBe(
    `Received non-2XX status code on Tropo-Thread-${call.id} [url=${VOICE_URL}, code=500]`,
  );
});

test('a bought number leads to its own application', async () => {
  const { send, call, posts } = makeHarness([tropo()]);
  await send('POST', '/v1/applications', { name: 'other', voiceUrl: 'https://other.example.com/v' });
  await send('POST', '/v1/applications/123457/addresses', { type: 'number', number: BOUGHT });
  await call();
  expect(posts[0]?.url).toBe('https://other.example.com/v');
});
