import { describe, expect, test } from '@jest/globals';
import type { Answer, Json } from '../harness.ts';
import { BOUGHT, makeOwning, on, PERSON, pathOf, resultOf, tropo } from '../harness.ts';

const HANGUP = { hangup: null };
const sms = (more: Json = {}): Json => ({ call: { to: PERSON, from: BOUGHT, network: 'SMS', ...more } });
const say = (value: string): Json => ({ say: { value } });

/** A session that a token has launched. */
const launching = async (...answers: readonly Answer[]) => {
  const harness = await makeOwning(answers);
  const order = { type: 'token', channel: 'messaging' };
  const { json } = await harness.send('POST', '/v1/applications/123456/addresses', order);
  const token = String(json['href']).replace(/.*\//, '');
  const launched = await harness.send('POST', '/1.0/sessions', { token });
  const id = String(launched.json['id']).trim();
  const report = async () => (await harness.ask('GET', `/simulator/sessions/${id}`)).json;
  const texts = async () => {
    const log = JSON.parse((await harness.ask('GET', '/simulator/log')).text) as { request: Json }[];
    return log.map(({ request }) => request).filter(({ method }) => method === 'TEXT');
  };
  const write = async (text: string, from = PERSON) =>
    (await harness.send('POST', '/simulator/texts', { to: BOUGHT, from, text })).json;
  return { ...harness, id, report, texts, write };
};

describe('a call by text', () => {
  test.each<Json>([
    { network: 'SMS' },
    { network: 'sms' },
    { network: 'MMS' },
    { network: undefined, channel: 'TEXT' },
    { channel: 'TEXT' },
    { to: [PERSON, '+12125550143'] },
    { from: undefined },
    { from: '14155550100' },
  ])('with %j sends what follows as a text to the first recipient', async (more) => {
    const { report, texts } = await launching(
      tropo(sms(more), say('Hello'), { say: [{ value: 'Bye' }] }, HANGUP),
    );
    expect((await report())['events']).toContainEqual(
      expect.objectContaining({ event: 'text-sent', text: 'Hello' }),
    );
    expect(await texts()).toEqual([
      { method: 'TEXT', url: `tel:${PERSON}`, body: 'Hello' },
      { method: 'TEXT', url: `tel:${PERSON}`, body: 'Bye' },
    ]);
  });

  test('dials nobody, and takes no time to speak', async () => {
    const { report, posts } = await launching(
      tropo(sms({ name: 'c' }), say('Hello'), on('continue')),
      tropo(HANGUP),
    );
    const session = await report();
    expect(session['state']).toBe('hung-up');
    expect(session).not.toHaveProperty('connectedTo');
    expect(resultOf(posts[1])).toMatchObject({
      callId: expect.stringMatching(/^[0-9a-f]{32}$/),
      state: 'ANSWERED',
      sessionDuration: 0,
      actions: { name: 'c', disposition: 'SUCCESS' },
    });
  });

  test.each<Json>([{ network: 'PSTN' }, { network: 'SIP', channel: 'VOICE' }, { network: undefined }])(
    'is none with %j: the person is called',
    async (more) => {
      const { report, texts } = await launching(tropo(sms(more), say('Hello')));
      expect(await report()).toMatchObject({ state: 'bridged', connectedTo: PERSON });
      expect(await texts()).toEqual([]);
    },
  );

  test('reaches a messenger by its name', async () => {
    const { texts, report } = await launching(
      tropo(
        { call: { to: 'jane.roe@example.com', from: 'bot@bot.im', network: 'JABBER' } },
        say('Hello'),
        HANGUP,
      ),
    );
    await report();
    expect(await texts()).toEqual([{ method: 'TEXT', url: 'im:jane.roe@example.com', body: 'Hello' }]);
  });

  test.each<Json>([{ from: '+12125550199' }, { to: 'nobody' }, { from: '+448080000000' }])(
    'with %j is incomplete, and no text goes out',
    async (more) => {
      const { report, posts, texts } = await launching(
        tropo(sms({ name: 'c', ...more }), say('Hello'), on('incomplete')),
        tropo(),
      );
      await report();
      expect(pathOf(posts[1])).toBe('/incomplete');
      expect(resultOf(posts[1])).toMatchObject({ state: 'FAILED', actions: { disposition: 'FAILED' } });
      expect(await texts()).toEqual([]);
    },
  );

  test('an ask waits for the person’s answer, and later texts belong to the same session', async () => {
    const question = { ask: { name: 'sure', choices: { value: 'yes, no' }, say: { value: 'Sure?' } } };
    const { report, write, posts, id, texts } = await launching(
      tropo(sms(), question, on('continue', '/two')),
      tropo(question, on('continue', '/three')),
      tropo(HANGUP),
    );
    expect((await report())['state']).toBe('waiting');
    expect(await write('yes')).toMatchObject({ id, state: 'waiting' });
    expect(await write('no')).toMatchObject({ id, state: 'hung-up' });
    expect(posts.map(pathOf)).toEqual(['/voice/secret', '/two', '/three']);
    expect(posts.slice(1).map((post) => resultOf(post)['actions'])).toMatchObject([
      { value: 'yes' },
      { value: 'no' },
    ]);
    expect((await texts()).map(({ body }) => body)).toEqual(['Sure?', 'Sure?']);
  });

  test('another person’s text opens a session of its own', async () => {
    const question = { ask: { choices: { value: '[ANY]' } } };
    const { report, write, id } = await launching(tropo(sms(), question), tropo(HANGUP));
    await report();
    expect((await write('Hi', '+12125550143'))['id']).not.toBe(id);
  });

  test('after a hangup the next text opens a new session', async () => {
    const { report, write, id } = await launching(tropo(sms(), say('Hello'), HANGUP), tropo(HANGUP));
    await report();
    expect((await write('Who is this?'))['id']).not.toBe(id);
  });

  test('a transfer is not possible in it, and nor is a second call', async () => {
    for (const step of [{ transfer: { to: PERSON } }, { record: {} }, sms()]) {
      const { report, posts } = await launching(tropo(sms(), step, on('error')), tropo(HANGUP));
      await report();
      expect(resultOf(posts[1])['error']).toMatch(/not possible/);
    }
  });
});

test('the answer to a text is in the log, and an empty one is not', async () => {
  const { write, texts } = await launching(tropo(HANGUP), tropo(say('Thanks'), say(''), HANGUP));
  await write('Hi');
  expect(await texts()).toEqual([{ method: 'TEXT', url: `tel:${PERSON}`, body: 'Thanks' }]);
});
