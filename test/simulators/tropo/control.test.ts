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
