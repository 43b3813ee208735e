import { describe, expect, test } from '@jest/globals';
import type { Json } from './harness.ts';
import { BOUGHT, makeHarness, tropo } from './harness.ts';

test('the simulator lists its control calls', async () => {
  const { ask } = makeHarness();
  const help = (await ask('GET', '/simulator', { headers: { authorization: '' } })).json;
  expect(Object.keys(help['calls'] as Json)).toEqual(
    expect.arrayContaining(['POST /simulator/calls', 'POST /simulator/faults', 'GET /simulator/log']),
  );
  expect(help['callers']).toContain('restricted');
  expect(help['outcomes']).toContain('voicemail');
});

test.each([
  ['GET', '/simulator/nonsense', 404],
  ['PUT', '/simulator/calls', 405],
  ['GET', '/simulator/sessions/abc', 404],
])('%s %s answers %i with a sentence', async (method, path, status) => {
  const answer = await makeHarness().ask(method, path);
  expect(answer.status).toBe(status);
  expect(answer.json['error']).toMatch(/\.$/);
});

test.each(['{', '[]', '"x"', 'to=1'])('the body %j is not a control call', async (body) => {
  const answer = await makeHarness().ask('POST', '/simulator/calls', { body });
  expect(answer.status).toBe(400);
  expect(answer.json['error']).toBe('Send a JSON object.');
});

describe('settings', () => {
  test('a change leaves the other settings as they are', async () => {
    const { send, ask } = makeHarness();
    const before = (await ask('GET', '/simulator/settings')).json;
    await send('POST', '/simulator/settings', { hrefStyle: 'http-bare', answerTimeoutMs: 10 });
    expect((await ask('GET', '/simulator/settings')).json).toEqual({
      ...before,
      hrefStyle: 'http-bare',
      answerTimeoutMs: 10,
    });
  });

  test.each<Json>([
    { hrefStyle: 'ftp' },
    { numberStyle: 1 },
    { resultStyle: 2017 },
    { lookUpStock: 'yes' },
    { crlfInSessionId: 0 },
    { launchFailureStatus: 100 },
    { answerTimeoutMs: 0 },
    { callableAfterMs: -1 },
    { colour: 'red' },
    { constructor: 1 },
  ])('%j is refused, and nothing changes', async (input) => {
    const { send, ask } = makeHarness();
    const before = (await ask('GET', '/simulator/settings')).text;
    expect((await send('POST', '/simulator/settings', input)).status).toBe(400);
    expect((await ask('GET', '/simulator/settings')).text).toBe(before);
  });
});

describe('stock', () => {
  test.each<[Json, readonly string[]]>([
    [{ prefix: '1415', numbers: [] }, []],
    [{ prefix: 1415, numbers: ['(415) 555-0199'] }, ['+14155550199']],
    [{ prefix: '1999', numbers: ['+19995550100'] }, ['+19995550100']],
    [{ prefix: '1415', count: 2 }, ['+14155550100', '+14155550101']],
    [{ prefix: '1', count: 0 }, []],
  ])('is set to what is given, and to nothing that is no number: %j', async (input, free) => {
    const { send } = makeHarness();
    expect((await send('POST', '/simulator/stock', input)).json).toMatchObject({ count: free.length, free });
  });

  test.each<Json>([
    {},
    { prefix: '1415' },
    { prefix: '+1415', count: 1 },
    { prefix: '1415', numbers: ['x'] },
    { prefix: '1415', numbers: [1] },
    { prefix: '1415', count: -1 },
  ])('%j is refused with a sentence', async (input) => {
    const answer = await makeHarness().send('POST', '/simulator/stock', input);
    expect(answer.status).toBe(400);
    expect(answer.json['error']).toMatch(/\.$/);
  });

  test.each([
    ['1415', 3],
    ['44', 2],
    ['1', 5],
    ['1999', 2],
  ])('prefix %s can be emptied and filled up again to %i', async (prefix, count) => {
    const { send } = makeHarness();
    const order = () => send('POST', '/v1/applications/123456/addresses', { type: 'number', prefix });
    await send('POST', '/simulator/stock', { prefix, count: 0 });
    expect((await order()).status).toBe(503);
    expect((await send('POST', '/simulator/stock', { prefix, count })).json).toMatchObject({ count });
    expect((await order()).status).toBe(200);
    expect((await send('POST', '/simulator/stock', { prefix, count })).json).toMatchObject({ count });
  });

  test('an area code can be filled up after all of America was sold out', async () => {
    const { send } = makeHarness();
    await send('POST', '/simulator/stock', { prefix: '1', numbers: [] });
    await send('POST', '/simulator/stock', { prefix: '1415', count: 1 });
    const answer = await send('POST', '/v1/applications/123456/addresses', { type: 'number', prefix: '1' });
    expect(answer.json['href']).toMatch(/\+14155550100$/);
  });

  test('filling up never offers a number that is taken', async () => {
    const { send, buy } = makeHarness();
    await buy();
    const { json } = await send('POST', '/simulator/stock', { prefix: '1415', count: 200 });
    expect(json['count']).toBe(99);
    expect(json['free']).not.toContain(BOUGHT);
  });

  test.each(['1415', '1'])(
    'deleting the stock of prefix %s brings back the usual numbers',
    async (prefix) => {
      const { ask, send } = makeHarness();
      const before = (await ask('GET', `/simulator/stock?prefix=${prefix}`)).json;
      await send('POST', '/simulator/stock', { prefix, numbers: [] });
      expect((await ask('DELETE', `/simulator/stock?prefix=${prefix}`)).json).toEqual(before);
      expect((await ask('GET', '/simulator/stock?prefix=1415')).json['count']).toBe(100);
    },
  );

  test('stock that was filled up survives a restart', async () => {
    const states: unknown[] = [];
    const first = makeHarness([], { onChange: (state) => states.push(structuredClone(state)) });
    await first.send('POST', '/simulator/stock', { prefix: '1415', count: 0 });
    await first.ask('DELETE', '/simulator/stock?prefix=1415');
    const second = makeHarness([], { saved: states.at(-1) as never });
    expect((await second.ask('GET', '/simulator/stock?prefix=1415')).json['count']).toBe(100);
  });

  test('a number added to stock can be bought', async () => {
    const { send, buy } = makeHarness();
    await send('POST', '/simulator/stock', { prefix: '1999', numbers: ['+19995550100'] });
    expect((await buy('+19995550100')).status).toBe(200);
  });
});

describe('the log', () => {
  test('the log keeps the newest entries and can be emptied', async () => {
    const { ask } = makeHarness();
    for (let count = 0; count < 1005; count++) await ask('GET', `/v1/applications?${count}`);
    const log = JSON.parse((await ask('GET', '/simulator/log')).text) as { request: { url: string } }[];
    expect(log).toHaveLength(1000);
    expect(log.at(-1)?.request.url).toMatch(/\?1004$/);
    await ask('DELETE', '/simulator/log');
    expect((await ask('GET', '/simulator/log')).text).toBe('[]');
  });

  test('the log cuts a long body', async () => {
    const { send, ask } = makeHarness();
    await send('POST', '/v1/applications', { name: 'x'.repeat(20_000) });
    expect((await ask('GET', '/simulator/log')).text.length).toBeLessThan(12_000);
  });
});

describe('a restart', () => {
  test('purchases, releases and stock survive a restart', async () => {
    const states: unknown[] = [];
    const first = makeHarness([], { onChange: (state) => states.push(JSON.parse(JSON.stringify(state))) });
    await first.buy();
    await first.send('POST', '/v1/applications', { name: 'another' });
    await first.send('POST', '/simulator/stock', { prefix: '1212', numbers: ['+12125550177'] });
    expect(states.length).toBeGreaterThanOrEqual(3);

    const second = makeHarness([tropo()], { saved: states.at(-1) as never });
    expect((await second.ask('GET', `/v1/addresses/number/${BOUGHT}`)).status).toBe(200);
    expect((await second.ask('GET', '/v1/applications/123457')).json['name']).toBe('another');
    expect((await second.ask('GET', '/simulator/stock?prefix=1212')).json['free']).toEqual(['+12125550177']);
    expect((await second.send('POST', '/v1/applications', { name: 'third' })).json['href']).toMatch(
      /123458$/,
    );
    expect((await second.call()).state).toBe('hung-up');
  });

  test('a request that changes nothing saves nothing', async () => {
    let changes = 0;
    const { ask } = makeHarness([], { onChange: () => changes++ });
    await ask('GET', '/v1/addresses');
    expect(changes).toBe(0);
  });
});
