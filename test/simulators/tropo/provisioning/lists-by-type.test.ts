import { describe, expect, test } from '@jest/globals';
import { BOUGHT, makeHarness } from '../harness.ts';

const ADDRESSES = '/v1/applications/123456/addresses';

const typesIn = (text: string) => (JSON.parse(text) as { type: string }[]).map(({ type }) => type);

describe('addresses by type', () => {
  const owning = async () => {
    const harness = makeHarness();
    await harness.buy();
    await harness.buy('+14155550101');
    await harness.send('POST', ADDRESSES, { type: 'token', channel: 'voice' });
    await harness.send('POST', ADDRESSES, { type: 'jabber', username: 'bot@bot.im' });
    await harness.send('POST', '/v1/applications', { name: 'other' });
    await harness.send('POST', '/v1/applications/123457/addresses', {
      type: 'number',
      number: '+14155550102',
    });
    return harness;
  };

  test.each([
    ['number', 2, 3],
    ['token', 1, 1],
    ['sip', 1, 2],
    ['skype', 1, 2],
    ['pin', 1, 2],
    ['jabber', 1, 1],
    ['aim', 0, 0],
    ['Number', 2, 3],
  ])('%s: an application lists its own %i, the account lists %i', async (type, own, all) => {
    const { ask } = await owning();
    for (const [path, count] of [
      [`${ADDRESSES}/${type}`, own],
      [`/v1/addresses/${type}`, all],
    ] as const) {
      const { status, text } = await ask('GET', path);
      expect(status).toBe(200);
      expect(typesIn(text)).toEqual(Array.from({ length: count }, () => type.toLowerCase()));
    }
  });

  test('the list shows what the whole list shows', async () => {
    const { ask } = await owning();
    const whole = JSON.parse((await ask('GET', ADDRESSES)).text) as { type: string }[];
    const numbers = JSON.parse((await ask('GET', `${ADDRESSES}/number`)).text);
    expect(numbers).toEqual(whole.filter(({ type }) => type === 'number'));
  });

  test('numbers that can be bought are listed under their type, too', async () => {
    const { ask } = await owning();
    const { text } = await ask('GET', '/v1/addresses/number?available&prefix=1415');
    expect(text).toBe((await ask('GET', '/v1/addresses?available&prefix=1415')).text);
    expect(text).not.toContain(BOUGHT);
  });

  test('a list of one type is written in XML on demand', async () => {
    const { ask } = await owning();
    const answer = await ask('GET', `${ADDRESSES}/jabber`, { headers: { accept: 'application/xml' } });
    expect(answer.text).toMatch(/^<addresses><address>.*<username>bot@bot.im<\/username>.*<\/addresses>$/);
  });

  test.each([`${ADDRESSES}/fax`, '/v1/addresses/fax', '/v1/applications/999999/addresses/number'])(
    '%s is not found',
    async (path) => {
      expect((await makeHarness().ask('GET', path)).status).toBe(404);
    },
  );

  test.each(['POST', 'PUT', 'DELETE'])('%s on a list of one type is not allowed', async (method) => {
    expect((await makeHarness().ask(method, '/v1/addresses/number')).status).toBe(405);
  });
});

describe('DELETE with a body', () => {
  const BODIES: readonly (readonly [type: string | undefined, body: string])[] = [
    ['application/json', '{}'],
    ['application/json', 'null'],
    ['application/json', '{"type":"number"}'],
    ['application/json', '{'],
    ['application/x-www-form-urlencoded', 'type=number'],
    ['application/xml', '<address/>'],
    ['application/xml', '<address'],
    ['text/plain', 'x'],
    [undefined, 'x'],
  ];

  test.each(BODIES)('of %s releases the number, whatever is in it: %s', async (type, body) => {
    const { ask, buy } = makeHarness();
    await buy();
    const init = { body, headers: type === undefined ? {} : { 'content-type': type } };
    const answer = await ask('DELETE', `${ADDRESSES}/number/${BOUGHT}`, init);
    expect(answer).toMatchObject({ status: 200, json: { message: 'delete successful' } });
    expect((await ask('DELETE', `${ADDRESSES}/number/${BOUGHT}`, init)).status).toBe(404);
  });

  test.each(BODIES)('of %s deletes an application: %s', async (type, body) => {
    const { ask } = makeHarness();
    const init = { body, headers: type === undefined ? {} : { 'content-type': type } };
    expect((await ask('DELETE', '/v1/applications/123456', init)).status).toBe(200);
  });

  test('still needs credentials', async () => {
    const { ask } = makeHarness();
    const init = { body: '{}', headers: { authorization: '', 'content-type': 'application/json' } };
    expect((await ask('DELETE', `${ADDRESSES}/number/${BOUGHT}`, init)).status).toBe(401);
  });
});
