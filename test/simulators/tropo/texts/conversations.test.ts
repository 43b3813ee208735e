import { describe, expect, test } from '@jest/globals';
import type { Json } from '../harness.ts';
import { BOUGHT, makeOwning, on, pathOf, tropo } from '../harness.ts';

const ADDRESS = `/v1/applications/123456/addresses/number/${BOUGHT}`;
const QUESTION = { ask: { choices: { value: '[ANY]' } } };

const writing = async (...steps: readonly Json[]) => {
  const harness = await makeOwning([tropo(...steps), tropo({ hangup: null })]);
  const write = async (to = BOUGHT, text = 'Hi') =>
    (await harness.send('POST', '/simulator/texts', { to, text })).json;
  const report = async (id: unknown) => (await harness.ask('GET', `/simulator/sessions/${id}`)).json;
  return { ...harness, write, report };
};

describe('a conversation ends with its number', () => {
  test('one that was left open, and the next owner’s text is seen', async () => {
    const { write, ask, buy, posts, report } = await writing({ say: { value: 'Thanks' } });
    const first = await write();
    expect(first['state']).toBe('open');
    await ask('DELETE', ADDRESS);
    expect((await report(first['id']))['state']).toBe('hung-up');
    await buy();
    const second = await write();
    expect(second['id']).not.toBe(first['id']);
    expect(posts).toHaveLength(2);
  });

  test('one that waits: its question times out, and nothing stays open', async () => {
    const { write, ask, report, posts } = await writing(QUESTION, QUESTION, on('incomplete'));
    const { id, state } = await write();
    expect(state).toBe('waiting');
    await ask('DELETE', ADDRESS);
    expect((await report(id))['state']).toBe('hung-up');
    expect(posts.map(pathOf)).toEqual(['/voice/secret', '/incomplete']);
  });

  test('one that waits without a handler is over as well', async () => {
    const { write, ask, report } = await writing(QUESTION, QUESTION);
    const { id } = await write();
    await ask('DELETE', ADDRESS);
    expect((await report(id))['state']).toBe('hung-up');
  });

  test('with its application', async () => {
    const { write, ask, report } = await writing({ say: { value: 'Thanks' } });
    const { id } = await write();
    await ask('DELETE', '/v1/applications/123456');
    expect((await report(id))['state']).toBe('hung-up');
  });

  test('when the number moves to another application, which sees the next text', async () => {
    const { write, send, posts } = await writing({ say: { value: 'Thanks' } });
    const { id } = await write();
    const messagingUrl = 'https://other.example.com/texts';
    await send('POST', '/v1/applications', { name: 'other', messagingUrl });
    await send('POST', `/v1/applications/123457/addresses/number/${BOUGHT}`, {});
    expect((await write())['id']).not.toBe(id);
    expect(posts[1]?.url).toBe(messagingUrl);
  });

  test('not when the same application orders its own number again', async () => {
    const { write, buy } = await writing({ say: { value: 'Thanks' } });
    const { id } = await write();
    await buy();
    expect((await write())['id']).toBe(id);
  });

  test('not when another number is released', async () => {
    const { write, ask, buy } = await writing({ say: { value: 'Thanks' } });
    await buy('+14155550101');
    const { id } = await write();
    const other = await write('+14155550101');
    await ask('DELETE', ADDRESS.replace('0100', '0101'));
    expect((await write())['id']).toBe(id);
    expect(other['id']).not.toBe(id);
  });
});
