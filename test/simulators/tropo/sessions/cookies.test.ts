import { describe, expect, test } from '@jest/globals';
import { makeCookieJar } from '../../../../simulators/tropo/sessions/cookies.ts';
import type { Answer, Json } from '../harness.ts';
import { BOUGHT, makeOwning, on, PERSON, tropo } from '../harness.ts';

const HOME = 'https://app.example.com/voice/secret';
const NOW = Date.parse('2026-11-20T12:00:00Z');

const setting = (...cookies: readonly string[]) => {
  const headers = new Headers();
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return headers;
};

const answering = (document: Json, ...cookies: readonly string[]): Response => {
  const headers = setting(...cookies);
  headers.set('content-type', 'application/json');
  return new Response(JSON.stringify(document), { headers });
};

/** The cookies that a URL gets after a host has set some. */
const sentTo = (url: string, ...cookies: readonly string[]): string | undefined => {
  const jar = makeCookieJar();
  jar.keep(HOME, setting(...cookies), NOW);
  return jar.headersFor(url, NOW).cookie;
};

describe('the cookies of a session', () => {
  const run = async (answers: readonly Answer[], input: Json = {}) => {
    const harness = await makeOwning(answers);
    await harness.call(input);
    return harness;
  };

  test('come back with each later POST', async () => {
    const { posts } = await run([
      answering(tropo(on('continue', '/two')), 'sid=abc; Path=/; HttpOnly; Secure; SameSite=Lax'),
      tropo(on('continue', '/three')),
      tropo(on('hangup', '/four')),
      tropo(),
    ]);
    expect(posts.map(({ cookie }) => cookie)).toEqual([null, 'sid=abc', 'sid=abc', 'sid=abc']);
  });

  test('come back without a path, too', async () => {
    const { posts } = await run([answering(tropo(on('continue', '/two')), 'step=1'), tropo()]);
    expect(posts[1]?.cookie).toBe('step=1');
  });

  test('can be several, can be replaced, and can be removed', async () => {
    const { posts } = await run([
      answering(tropo(on('continue', '/two')), 'a=1; Path=/', 'b=2; Path=/', 'c=3; Path=/'),
      answering(tropo(on('continue', '/three')), 'b=two; Path=/', 'c=; Path=/; Max-Age=0'),
      tropo(),
    ]);
    expect(posts.map(({ cookie }) => cookie)).toEqual([null, 'a=1; b=2; c=3', 'a=1; b=two']);
  });

  test('set by a failure come back with the report of the failure', async () => {
    const { posts } = await run([
      tropo(on('continue', '/two'), on('error', '/failed')),
      new Response('no', { status: 500, headers: { 'set-cookie': 'trace=7' } }),
      tropo(),
    ]);
    expect(posts[2]?.cookie).toBe('trace=7');
  });

  test('go with a POST before the two are connected', async () => {
    const transfer = { transfer: { to: PERSON, on: { event: 'connect', post: '/whisper' } } };
    const { posts } = await run([answering(tropo(transfer), 'sid=abc'), tropo()]);
    expect(posts[1]).toMatchObject({ url: 'https://app.example.com/whisper', cookie: 'sid=abc' });
  });

  test('are for that session only', async () => {
    const { call, posts } = await run([answering(tropo({ hangup: null }), 'sid=abc; Path=/')]);
    await call();
    expect(posts.map(({ cookie }) => cookie)).toEqual([null, null]);
  });

  test('last as long as a text conversation', async () => {
    const question = { ask: { choices: { value: '[ANY]' } } };
    const { send, posts } = await makeOwning([
      answering(tropo(question, on('continue')), 'sid=abc; Path=/'),
      tropo(question, on('continue')),
      tropo({ hangup: null }),
    ]);
    for (const text of ['One', 'Two']) await send('POST', '/simulator/texts', { to: BOUGHT, text });
    expect(posts.map(({ cookie }) => cookie)).toEqual([null, 'sid=abc', 'sid=abc']);
  });

  test('expire on the clock of the call', async () => {
    const transfer = { transfer: { to: PERSON } };
    const { posts } = await run(
      [answering(tropo(transfer, on('continue')), 'short=1; Max-Age=30', 'long=1; Max-Age=90'), tropo()],
      { talkSeconds: 60 },
    );
    expect(posts[1]?.cookie).toBe('long=1');
  });

  test('are not in the log', async () => {
    const { ask } = await run([answering(tropo(on('continue')), 'sid=abcdef'), tropo()]);
    expect((await ask('GET', '/simulator/log')).text).not.toContain('abcdef');
  });
});

describe('which cookies are kept', () => {
  test.each([
    ['sid=abc', 'sid=abc'],
    ['  sid =  abc  ; path=/', 'sid=abc'],
    ['sid="a b"; Path=/', 'sid="a b"'],
    ['sid=a=b%20c', 'sid=a=b%20c'],
    ['sid=', 'sid='],
    ['sid=abc; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'sid=abc'],
    ['sid=abc; Expires=Sat, 21 Nov 2026 12:00:00 GMT', 'sid=abc'],
    ['sid=abc; Expires=Saturday, 21-Nov-26 12:00:00 GMT', 'sid=abc'],
    ['sid=abc; Expires=soon', 'sid=abc'],
    ['sid=abc; max-age=soon', 'sid=abc'],
    ['sid=abc; Domain=example.com', 'sid=abc'],
    ['sid=abc; domain=.App.Example.com; PATH=/voice', 'sid=abc'],
    ['sid=abc; Path=relative', 'sid=abc'],
  ])('%s comes back as %s', (line, cookie) => {
    expect(sentTo(HOME, line)).toBe(cookie);
  });

  test.each([
    'sid',
    '=abc',
    '',
    'sid=abc; Max-Age=0',
    'sid=abc; Max-Age=-1',
    'sid=abc; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
    'sid=abc; Expires=Fri, 20 Nov 2026 12:00:00 GMT',
    'sid=abc; Max-Age=0; Expires=Sat, 21 Nov 2026 12:00:00 GMT',
    'sid=abc; Domain=other.example.com',
    'sid=abc; Domain=ample.com',
    'sid=abc; Path=/voices',
    'sid=abc; Path=/voice/secret/deeper',
  ])('%j does not come back', (line) => {
    expect(sentTo(HOME, line)).toBeUndefined();
  });

  test.each([
    ['https://app.example.com/other', 'sid=abc', 'sid=abc'],
    ['https://app.example.com:8443/other', 'sid=abc', 'sid=abc'],
    ['https://app.example.com/voice', 'sid=abc; Path=/voice', 'sid=abc'],
    ['https://app.example.com/voice/', 'sid=abc; Path=/voice/', 'sid=abc'],
    ['https://app.example.com/voices', 'sid=abc; Path=/voice', undefined],
    ['https://www.example.com/', 'sid=abc', undefined],
    ['https://www.example.com/', 'sid=abc; Domain=example.com', 'sid=abc'],
    ['https://sub.app.example.com/', 'sid=abc', undefined],
    ['https://evil-example.com/', 'sid=abc; Domain=example.com', undefined],
    ['http://app.example.com/', 'sid=abc; Secure', undefined],
    ['http://app.example.com/', 'sid=abc', 'sid=abc'],
  ])('%s gets of %s: %s', (url, line, cookie) => {
    expect(sentTo(url, line)).toBe(cookie);
  });

  test.each(['http://localhost:3000/', 'http://127.0.0.1:8080/', 'http://[::1]/'])(
    'a secure cookie comes back to a program on this machine at %s',
    (url) => {
      const jar = makeCookieJar();
      jar.keep(url, setting('sid=abc; Secure'), NOW);
      expect(jar.headersFor(url, NOW)).toEqual({ cookie: 'sid=abc' });
    },
  );

  test('the longest path comes first', () => {
    expect(sentTo(HOME, 'a=1; Path=/', 'b=2; Path=/voice/secret', 'c=3; Path=/voice')).toBe('b=2; c=3; a=1');
  });

  test('the same name with another path is another cookie', () => {
    expect(sentTo(HOME, 'a=1; Path=/', 'a=2; Path=/voice')).toBe('a=2; a=1');
  });

  test('a cookie expires while the session goes on', () => {
    const jar = makeCookieJar();
    jar.keep(HOME, setting('sid=abc; Max-Age=10'), NOW);
    expect(jar.headersFor(HOME, NOW + 9_999)).toEqual({ cookie: 'sid=abc' });
    expect(jar.headersFor(HOME, NOW + 10_000)).toEqual({});
  });
});
