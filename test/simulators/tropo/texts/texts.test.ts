import { describe, expect, test } from '@jest/globals';
import { TEXT_PROFILES } from '../../../../simulators/tropo/texts/text-profiles.ts';
import type { Answer, Call, Json } from '../harness.ts';
import { BOUGHT, eventsOf, makeHarness, makeOwning, on, pathOf, resultOf, tropo } from '../harness.ts';

const HANGUP = { hangup: null };
const drain = { ask: { say: [{ value: '' }], choices: { value: '[ANY]' }, name: 'text' } };

const writing = async (answers: readonly Answer[]) => {
  const harness = await makeOwning(answers);
  const write = async (text: string, more: Json = {}): Promise<Call> =>
    (await harness.send('POST', '/simulator/texts', { to: BOUGHT, text, ...more })).json as unknown as Call;
  return { ...harness, write };
};

describe('the session of a text', () => {
  const sessionFor = async (profile: string) => {
    const { write, posts } = await writing([tropo(HANGUP)]);
    await write('50 % café', { profile });
    return posts[0]?.body['session'] as Json;
  };

  test.each(Object.keys(TEXT_PROFILES))('the profile %s sends a text of a person', async (profile) => {
    const session = await sessionFor(profile);
    expect(session).toMatchObject({
      userType: 'HUMAN',
      to: { channel: 'TEXT' },
      from: { channel: 'TEXT' },
    });
  });

  test('numbers have eleven digits and no plus, and the session holds the text twice', async () => {
    const session = await sessionFor('sms');
    expect(session).toMatchObject({
      initialText: '50 % café',
      callId: expect.stringMatching(/^[0-9a-f]{32}$/),
      to: { id: '14155550100', name: null, channel: 'TEXT', network: 'SMS' },
      from: { id: '14075550199', name: null, channel: 'TEXT', network: 'SMS' },
    });
    expect((session['headers'] as Json)['From']).toContain('msg=50%20%25%20caf%C3%A9;');
  });

  test('names differ by year', async () => {
    expect(await sessionFor('sms-name-empty')).toMatchObject({ from: { name: '' } });
    expect(await sessionFor('sms-foreign')).toMatchObject({ from: { id: '33199000142', name: 'unknown' } });
    expect(await sessionFor('sms-e164')).toMatchObject({ from: { e164Id: '14075550199', name: null } });
  });

  test('a picture comes with a subject and media', async () => {
    expect(await sessionFor('mms')).toMatchObject({
      subject: expect.any(String),
      initialMedia: [{ status: 'success' }, { text: '50 % café' }, { status: 'failure' }],
      to: { network: 'MMS' },
    });
  });

  test('an instant message has handles, and no headers', async () => {
    const session = await sessionFor('jabber');
    expect(session).toMatchObject({ from: { id: 'jane.roe@example.com', network: 'JABBER' } });
    expect(session).not.toHaveProperty('headers');
  });
});

describe('a conversation', () => {
  test('the answer goes to the sender, and hangup ends the conversation', async () => {
    const { write, posts } = await writing([tropo({ say: { value: 'Thanks' } }, HANGUP)]);
    const first = await write('Hi');
    expect(first.state).toBe('hung-up');
    expect(first.events).toContainEqual(expect.objectContaining({ event: 'text-sent', text: 'Thanks' }));
    const second = await write('Hi again');
    expect(second.id).not.toBe(first.id);
    expect(posts).toHaveLength(2);
  });

  test('the first ask gets the first text, and the next ask waits for another', async () => {
    const { write, posts } = await writing([
      tropo(drain, on('continue', '/one')),
      tropo(
        { ask: { choices: { value: 'yes, no' }, say: { value: 'Sure?' }, name: 'sure' } },
        on('continue', '/two'),
      ),
      tropo(HANGUP),
    ]);
    const first = await write('Hello');
    expect(first.state).toBe('waiting');
    expect(resultOf(posts[1])['actions']).toMatchObject({ name: 'text', value: 'Hello' });
    const second = await write('yes');
    expect(second.id).toBe(first.id);
    expect(second.state).toBe('hung-up');
    expect(resultOf(posts[2])['actions']).toMatchObject({ name: 'sure', value: 'yes' });
    expect(posts.map(pathOf)).toEqual(['/voice/secret', '/one', '/two']);
  });

  test('a text that arrives before the application has answered waits for its turn', async () => {
    let answerFirst = (_response: Response) => {};
    const slow = () => new Promise<Response>((resolve) => (answerFirst = resolve));
    const { write, posts } = await writing([slow, tropo(HANGUP)]);
    const first = write('One');
    const second = write('Two');
    await new Promise((resolve) => setImmediate(resolve));
    answerFirst(Response.json(tropo(drain, { ask: { ...drain.ask, name: 'more' } }, on('continue'))));
    expect((await first).id).toBe((await second).id);
    expect(resultOf(posts[1])['actions']).toMatchObject([{ value: 'One' }, { value: 'Two' }]);
  });

  test('each sender has a conversation of their own', async () => {
    const { write } = await writing([tropo(drain, drain)]);
    const first = await write('Hello', { from: '+14075550101' });
    const second = await write('Hello', { from: '+14075550102' });
    expect(second.id).not.toBe(first.id);
  });

  test('without a hangup the next text is lost', async () => {
    const { write, posts, ask } = await writing([tropo({ say: { value: 'Thanks' } })]);
    const first = await write('Hi');
    expect(first.state).toBe('open');
    const second = await write('Anybody there?');
    expect(second.id).toBe(first.id);
    expect(eventsOf(second)).toContain('text-swallowed');
    expect(posts).toHaveLength(1);
    await ask('DELETE', '/simulator/texts');
    expect((await write('Hello again')).id).not.toBe(first.id);
  });

  test('a conversation that is ended times out', async () => {
    const { write, ask, posts } = await writing([tropo(drain, drain, on('incomplete')), tropo(HANGUP)]);
    const { id } = await write('Hi');
    await ask('DELETE', '/simulator/texts');
    const report = (await ask('GET', `/simulator/sessions/${id}`)).json;
    expect(report['state']).toBe('hung-up');
    expect(pathOf(posts[1])).toBe('/incomplete');
  });

  test('a signal interrupts a waiting ask', async () => {
    const { write, send, ask, posts } = await writing([tropo(drain, drain, on('exit')), tropo(HANGUP)]);
    const { id } = await write('Hi');
    await send('POST', `/1.0/sessions/${id}/signals`, { signal: 'exit' });
    await ask('GET', `/simulator/sessions/${id}`);
    expect(pathOf(posts[1])).toBe('/exit');
  });

  test('an application that fails ends the conversation', async () => {
    const { write } = await writing([new Response('no', { status: 500 })]);
    expect((await write('Hi')).state).toBe('failed');
  });

  test.each(['transfer', 'record', 'conference'])('%s is not possible in a text session', async (verb) => {
    const value = { transfer: { to: '+12125550142' }, record: {}, conference: { id: '1' } }[verb];
    const { write } = await writing([tropo({ [verb]: value })]);
    const report = await write('Hi');
    expect(report.state).toBe('failed');
    expect(report.events).toContainEqual(
      expect.objectContaining({ event: 'error', words: expect.stringContaining('text session') }),
    );
  });

  test('message relays a text to another person, and the log has it', async () => {
    const message = {
      to: '+12125550142',
      from: BOUGHT,
      network: 'SMS',
      channel: 'TEXT',
      say: { value: 'Hi' },
    };
    const { write, ask } = await writing([tropo({ message }, HANGUP)]);
    expect((await write('Hello')).events).toContainEqual(
      expect.objectContaining({ event: 'message-delivered', to: '+12125550142', from: BOUGHT, text: 'Hi' }),
    );
    expect(JSON.parse((await ask('GET', '/simulator/log')).text)).toContainEqual(
      expect.objectContaining({ request: { method: 'TEXT', url: 'tel:+12125550142', body: 'Hi' } }),
    );
  });
});

test.each<[Json, number]>([
  [{ to: BOUGHT, text: 'Hi' }, 404],
  [{ text: 'Hi' }, 400],
  [{ to: '9990123456' }, 400],
  [{ to: '9990123456', text: 'Hi', profile: 'pigeon' }, 400],
])('%j is refused', async (input, status) => {
  const answer = await makeHarness().send('POST', '/simulator/texts', input);
  expect(answer.status).toBe(status);
  expect(answer.json['error']).toMatch(/\.$/);
});
