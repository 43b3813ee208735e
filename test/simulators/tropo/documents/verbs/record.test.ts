import { describe, expect, test } from '@jest/globals';
import type { Answer, Json } from '../../harness.ts';
import { EARS, eventsOf, makeOwning, on, pathOf, resultOf, tropo } from '../../harness.ts';

const URL_ONE = 'https://files.example.com/one';
const URL_TWO = 'ftp://files.example.com/two';

const run = async (answers: readonly Answer[], input: Json = {}) => {
  const { call, posts } = await makeOwning(answers);
  const report = await call(input);
  return { call: report, posts, path: pathOf(posts[1]), action: resultOf(posts[1])['actions'] };
};

const recording = (more: Json = {}): Json => ({
  record: { name: 'rec', url: URL_ONE, say: { value: 'Speak' }, maxTime: 5, ...more },
});

const uploadsOf = (events: readonly Json[]) =>
  events.filter(({ event }) => event === 'uploaded').map(({ url, method }) => ({ url, method }));

describe('the result of a recording', () => {
  test('its duration is in milliseconds', async () => {
    const { path, action } = await run([tropo(...EARS, recording()), tropo()]);
    expect(path).toBe('/continue');
    expect(action).toEqual({
      name: 'rec',
      attempts: 1,
      disposition: 'SUCCESS',
      duration: 5000,
      url: URL_ONE,
      uploadStatus: 'success',
    });
  });

  test.each([
    [2.5, 2500],
    [undefined, 8000],
    [60, 8000],
  ])('with a maxTime of %j seconds the duration is %i', async (maxTime, duration) => {
    const { action } = await run([tropo(...EARS, { record: { maxTime } }), tropo()]);
    expect(action).toEqual({ attempts: 1, disposition: 'SUCCESS', duration });
  });

  test('the key that ends it is reported, and the next question does not get it', async () => {
    const ask = { ask: { name: 'next', choices: { value: '[1 DIGIT]' } } };
    const { action } = await run(
      [tropo(...EARS, recording({ choices: { terminator: '#' } }), ask), tropo()],
      { callerKeys: ['#', '7'] },
    );
    expect(action).toMatchObject([
      { name: 'rec', disposition: 'SUCCESS', interpretation: '#', concept: '#', value: '#', duration: 5000 },
      { name: 'next', value: '7' },
    ]);
  });

  test('a key that does not end it is for the next question', async () => {
    const ask = { ask: { name: 'next', choices: { value: '[1 DIGIT]' } } };
    const { action } = await run([tropo(...EARS, recording(), ask), tropo()], { callerKeys: ['7'] });
    expect(action).toMatchObject([{ name: 'rec' }, { name: 'next', value: '7' }]);
  });

  test('a signal interrupts it', async () => {
    const { path, action } = await run([tropo(on('exit'), recording()), tropo()], { signals: ['exit'] });
    expect(path).toBe('/exit');
    expect(action).toMatchObject({ name: 'rec', disposition: 'EXTERNAL_EVENT', duration: 0 });
  });
});

describe('a caller who ends the recording by hanging up', () => {
  const hangingUp = (...answers: readonly Answer[]) => run(answers, { outcome: 'caller-hangs-up' });

  test('is reported to continue as a success, in a call that is over', async () => {
    const { call, path, action, posts } = await hangingUp(tropo(...EARS, recording()), tropo());
    expect(path).toBe('/continue');
    expect(action).toMatchObject({ name: 'rec', attempts: 1, disposition: 'SUCCESS', url: URL_ONE });
    expect(resultOf(posts[1])).toMatchObject({ state: 'DISCONNECTED', complete: true, error: null });
    expect(call.state).toBe('caller-hung-up');
  });

  test('is reported to hangup without a continue handler', async () => {
    const { path, posts } = await hangingUp(tropo(on('hangup'), recording()), tropo());
    expect(path).toBe('/hangup');
    expect(posts).toHaveLength(2);
  });

  test('hears nothing of what follows', async () => {
    const spoken = { on: { event: 'continue', next: '/next', say: { value: 'Thanks' } } };
    const { call, posts } = await hangingUp(
      tropo(spoken, recording(), { say: { value: 'Goodbye' } }),
      tropo({ say: { value: 'Still there?' } }, on('hangup'), on('continue', '/again')),
      tropo(),
    );
    expect(posts.map(pathOf)).toEqual(['/voice/secret', '/next', '/hangup']);
    expect(call.events.filter(({ event }) => event === 'said').map(({ text }) => text)).toEqual(['Speak']);
  });

  test('does not keep the next document from sending a text', async () => {
    const text = { message: { to: '+12125550142', say: { value: 'You have a message' } } };
    const { call, posts } = await hangingUp(
      tropo(on('continue'), recording()),
      tropo(text, on('continue', '/again'), on('hangup')),
      tropo(),
    );
    expect(eventsOf(call)).toContain('message-delivered');
    expect(posts.map(pathOf)).toEqual(['/voice/secret', '/continue', '/hangup']);
  });

  test('is not asked to record again by an application that repeats its document', async () => {
    const { call, posts } = await hangingUp(tropo(on('continue'), recording()));
    expect(posts.map(pathOf)).toEqual(['/voice/secret', '/continue']);
    expect(call.state).toBe('caller-hung-up');
  });
});

describe('where a recording goes', () => {
  const WAYS: readonly (readonly [name: string, url: unknown, uploads: readonly Json[]])[] = [
    ['a string', URL_ONE, [{ url: URL_ONE }]],
    [
      'an object',
      { url: URL_ONE, username: 'jane', password: 'secret', method: 'PUT' },
      [{ url: URL_ONE, method: 'PUT' }],
    ],
    ['a list of strings', [URL_ONE, URL_TWO], [{ url: URL_ONE }, { url: URL_TWO }]],
    [
      'a list of objects',
      [{ url: URL_ONE, method: 'POST' }, { url: URL_TWO }],
      [{ url: URL_ONE, method: 'POST' }, { url: URL_TWO }],
    ],
    [
      'a list of both',
      [URL_ONE, { url: URL_TWO, method: 'POST' }],
      [{ url: URL_ONE }, { url: URL_TWO, method: 'POST' }],
    ],
  ];

  test.each(WAYS)('record uploads to %s', async (_name, url, uploads) => {
    const { call, action } = await run([tropo(...EARS, recording({ url })), tropo()]);
    expect(uploadsOf(call.events)).toEqual(uploads);
    const urls = uploads.map((upload) => upload['url']);
    expect(action).toMatchObject({ url: urls.length === 1 ? urls[0] : urls, uploadStatus: 'success' });
  });

  test.each(WAYS)('startRecording uploads to %s once the recording stops', async (_name, url, uploads) => {
    const start = { startRecording: { url, format: 'audio/wav' } };
    const { call } = await run([tropo(start, { stopRecording: null }, { say: { value: 'Bye' } })]);
    expect(uploadsOf(call.events)).toEqual(uploads);
    expect(eventsOf(call).indexOf('uploaded')).toBeLessThan(eventsOf(call).indexOf('said'));
  });

  test('the method beside a URL is that of its upload, unless the URL has its own', async () => {
    const url = [URL_ONE, { url: URL_TWO, method: 'PUT' }];
    const { call } = await run([tropo(recording({ url, method: 'POST' }))]);
    expect(uploadsOf(call.events)).toEqual([
      { url: URL_ONE, method: 'POST' },
      { url: URL_TWO, method: 'PUT' },
    ]);
  });

  test('a recording of the whole call is uploaded once, at its end', async () => {
    const { call } = await run([
      tropo({ startRecording: { url: URL_ONE } }, { say: { value: 'Hello' } }, on('hangup')),
      tropo(),
    ]);
    expect(eventsOf(call).filter((event) => event === 'uploaded')).toHaveLength(1);
    expect(eventsOf(call).at(-1)).toBe('uploaded');
  });

  test('credentials of an upload are in no event', async () => {
    const url = { url: URL_ONE, username: 'jane', password: 'secret' };
    const { call } = await run([tropo({ startRecording: { url } }, recording({ url }))]);
    expect(JSON.stringify(call.events)).not.toContain('secret');
  });

  test.each<unknown>([[], {}, 5, [5], [{}], { url: 5 }, { url: [URL_ONE] }])(
    'a document with the url %j is refused',
    async (url) => {
      for (const step of [recording({ url }), { startRecording: { url } }]) {
        const { call } = await run([tropo(step)]);
        expect(call.events).toContainEqual(
          expect.objectContaining({
            event: 'error',
            reason: expect.stringContaining('url must be a string, an object with url, or a list of either'),
          }),
        );
      }
    },
  );
});
