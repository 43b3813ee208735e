import { describe, expect, test } from '@jest/globals';
import { BOUGHT, makeHarness } from '../harness.ts';

const ADDRESSES = '/v1/applications/123456/addresses';
const HREF = `https://api.tropo.com${ADDRESSES}/number/${BOUGHT}`;
const WANT_NUMBER = {
  href: HREF,
  type: 'number',
  prefix: '1415',
  number: BOUGHT,
  displayNumber: '+1 415-555-0100',
  city: 'San Francisco',
  state: 'CA',
  country: 'United States',
  smsEnabled: true,
};
const APPLICATION = 'https://api.tropo.com/v1/applications/123456';

describe('ordering a number', () => {
  test('two equal orders buy two numbers', async () => {
    const { send } = makeHarness();
    const order = () => send('POST', ADDRESSES, { type: 'number', prefix: '1415' });
    expect((await order()).json).toEqual({ href: HREF });
    expect((await order()).json).toEqual({ href: HREF.replace('0100', '0101') });
  });

  test('prefix 1 buys any American number', async () => {
    const { send } = makeHarness();
    const answer = await send('POST', ADDRESSES, { type: 'number', prefix: '1' });
    expect(answer.json['href']).toMatch(/\/number\/\+1\d{10}$/);
  });

  test('an order without stock is a 503 with the words on record', async () => {
    const { send } = makeHarness();
    const answer = await send('POST', ADDRESSES, { type: 'number', prefix: '1999' });
    expect(answer.status).toBe(503);
    expect(answer.text).toBe('{"error":"no numbers available for the parameters specified"}');
  });

  test('the last number of a prefix leaves no stock', async () => {
    const { send } = makeHarness();
    await send('POST', '/simulator/stock', { prefix: '1415', count: 1 });
    expect((await send('POST', ADDRESSES, { type: 'number', prefix: '1415' })).status).toBe(200);
    expect((await send('POST', ADDRESSES, { type: 'number', prefix: '1415' })).status).toBe(503);
  });

  test.each([{ type: 'number' }, { prefix: '1415' }, { type: 'number', prefix: '+1415' }, { type: 'fax' }])(
    '%j is refused',
    async (body) => {
      expect((await makeHarness().send('POST', ADDRESSES, body)).status).toBe(400);
    },
  );

  test.each(['+1415', '%201415', ''])('a form with the prefix %j is refused', async (prefix) => {
    const body = `type=number&prefix=${prefix}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await makeHarness().ask('POST', ADDRESSES, { body, headers })).status).toBe(400);
  });

  test.each(['4155550100', '14155550100', '+14155550100', '(415) 555-0100'])(
    'the number spelt %s is bought, even beside a prefix',
    async (number) => {
      const answer = await makeHarness().send('POST', ADDRESSES, { type: 'number', number, prefix: '1212' });
      expect(answer.json).toEqual({ href: HREF });
    },
  );

  test('a number of another country is bought by its digits', async () => {
    const answer = await makeHarness().send('POST', ADDRESSES, { type: 'number', number: '4532550100' });
    expect(answer.json['href']).toMatch(/\/\+4532550100$/);
  });

  test('a number that the account owns moves to the application that orders it', async () => {
    const { send, ask, buy } = makeHarness();
    await buy();
    expect((await buy()).json).toEqual({ href: HREF });
    await send('POST', '/v1/applications', { name: 'another' });
    const moved = await send('POST', '/v1/applications/123457/addresses', { type: 'number', number: BOUGHT });
    expect(moved.json['href']).toBe(HREF.replace('123456', '123457'));
    expect((await ask('GET', `${ADDRESSES}/number/${BOUGHT}`)).status).toBe(404);
    expect((await ask('GET', `/v1/applications/123457/addresses/number/${BOUGHT}`)).status).toBe(200);
  });

  test.each([
    ['+14155551234', 503],
    ['somebody', 400],
  ])('the number %s cannot be bought', async (number, status) => {
    expect((await makeHarness().send('POST', ADDRESSES, { type: 'number', number })).status).toBe(status);
  });
});

describe('other types', () => {
  test.each([
    [{ type: 'token', channel: 'voice' }, /\/token\/[0-9a-f]{88}$/],
    [{ type: 'token', channel: 'messaging' }, /\/token\/[0-9a-f]{88}$/],
    [{ type: 'sip' }, /\/sip\/9990123456@sip\.tropo\.com$/],
    [{ type: 'skype' }, /\/skype\/\+990009369990123456$/],
    [{ type: 'jabber', username: 'bot@bot.im' }, /\/jabber\/bot@bot\.im$/],
    [{ type: 'aim', username: 'bot', password: 'p' }, /\/aim\/bot$/],
    [{ type: 'msn', username: 'bot', password: 'p' }, /\/msn\/bot$/],
    [{ type: 'yahoo', username: 'bot', password: 'p' }, /\/yahoo\/bot$/],
    [{ type: 'gtalk', username: 'bot', password: 'p' }, /\/gtalk\/bot$/],
  ])('%j adds an address', async (body, href) => {
    const answer = await makeHarness().send('POST', ADDRESSES, body);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({ href: expect.stringMatching(href) });
  });

  test.each([
    [{ type: 'token' }, 400],
    [{ type: 'token', channel: 'smoke' }, 400],
    [{ type: 'jabber' }, 400],
    [{ type: 'aim', username: 'bot' }, 400],
    [{ type: 'pin' }, 403],
  ])('%j is not', async (body, status) => {
    expect((await makeHarness().send('POST', ADDRESSES, body)).status).toBe(status);
  });
});

describe('showing addresses', () => {
  test('each type of address has its own fields, and none is null', async () => {
    const { send, ask, buy } = makeHarness();
    await buy();
    await send('POST', ADDRESSES, { type: 'token', channel: 'voice' });
    await send('POST', ADDRESSES, { type: 'jabber', username: 'bot@bot.im' });
    const list = await ask('GET', ADDRESSES);
    const base = `https://api.tropo.com${ADDRESSES}`;
    expect(JSON.parse(list.text)).toEqual([
      {
        href: `${base}/sip/9990123456@sip.tropo.com`,
        type: 'sip',
        address: '9990123456@sip.tropo.com',
        application: APPLICATION,
      },
      {
        href: `${base}/skype/+990009369990123456`,
        type: 'skype',
        number: '+990009369990123456',
        application: APPLICATION,
      },
      { href: `${base}/pin/9990123456`, type: 'pin', number: '9990123456', application: APPLICATION },
      { ...WANT_NUMBER, application: APPLICATION },
      {
        href: expect.stringMatching(/\/token\/[0-9a-f]{88}$/),
        type: 'token',
        channel: 'voice',
        token: expect.stringMatching(/^[0-9a-f]{88}$/),
        application: APPLICATION,
      },
      { href: `${base}/jabber/bot@bot.im`, type: 'jabber', username: 'bot@bot.im', application: APPLICATION },
    ]);
    expect(list.text).not.toContain('null');
    expect((await ask('GET', '/v1/addresses')).text).toBe(list.text);
  });

  test.each(['+14155550100', '%2B14155550100', '14155550100', '4155550100'])(
    'a path can spell the number %s',
    async (spelling) => {
      const { ask, buy } = makeHarness();
      await buy();
      expect((await ask('GET', `${ADDRESSES}/number/${spelling}`)).json).toEqual(WANT_NUMBER);
      expect((await ask('GET', `/v1/addresses/number/${spelling}`)).json).toEqual({
        ...WANT_NUMBER,
        application: APPLICATION,
      });
      expect((await ask('DELETE', `${ADDRESSES}/number/${spelling}`)).status).toBe(200);
    },
  );

  test('a number in stock is not shown as an address, unless a setting asks for it', async () => {
    const { send, ask } = makeHarness();
    expect((await ask('GET', `/v1/addresses/number/${BOUGHT}`)).json).toEqual({ error: 'not found' });
    await send('POST', '/simulator/settings', { lookUpStock: true });
    const answer = await ask('GET', `/v1/addresses/number/${BOUGHT}`);
    expect(answer.json).toMatchObject({ number: BOUGHT });
    expect(answer.json).not.toHaveProperty('application');
  });
});

describe('numbers for sale', () => {
  test.each(['available', 'available=1', 'available=true', 'available=yes'])(
    '?%s lists the numbers for sale',
    async (flag) => {
      const { ask, buy } = makeHarness();
      await buy();
      const list = JSON.parse((await ask('GET', `/v1/addresses?${flag}&prefix=1415`)).text) as object[];
      expect(list).toHaveLength(99);
      const { href: _, ...fields } = WANT_NUMBER;
      expect(list[0]).toEqual({
        ...fields,
        number: '+14155550101',
        displayNumber: '+1 415-555-0101',
        href: 'http://api.tropo.com/v1/addresses/number/+14155550101',
      });
    },
  );

  test('a prefix without stock has an empty list', async () => {
    expect((await makeHarness().ask('GET', '/v1/addresses?available&prefix=1999')).text).toBe('[]');
  });

  test('a foreign number has no city and no state', async () => {
    const list = JSON.parse((await makeHarness().ask('GET', '/v1/addresses?available&prefix=44')).text);
    expect(list[0]).toEqual({
      type: 'number',
      prefix: '44',
      number: '+442079460100',
      displayNumber: '+44 2079460100',
      country: 'United Kingdom',
      smsEnabled: false,
      href: 'http://api.tropo.com/v1/addresses/number/+442079460100',
    });
  });
});

describe('releasing', () => {
  test('a released number leaves the account, and the next order can buy it', async () => {
    const { send, ask, buy } = makeHarness();
    await buy();
    const deleted = await ask('DELETE', `${ADDRESSES}/number/${BOUGHT}`);
    expect(deleted.status).toBe(200);
    expect(deleted.json).toEqual({ message: 'delete successful' });
    expect((await ask('DELETE', `${ADDRESSES}/number/${BOUGHT}`)).status).toBe(404);
    expect((await send('POST', ADDRESSES, { type: 'number', prefix: '1415' })).json).toEqual({ href: HREF });
  });

  test('only the application that has an address can release it', async () => {
    const { send, ask, buy } = makeHarness();
    await buy();
    await send('POST', '/v1/applications', { name: 'another' });
    expect((await ask('DELETE', `/v1/applications/123457/addresses/number/${BOUGHT}`)).status).toBe(404);
    expect((await ask('GET', `${ADDRESSES}/number/${BOUGHT}`)).status).toBe(200);
  });
});

describe('webhooks', () => {
  test('an address moves to another application, without a body', async () => {
    const { send, ask, buy } = makeHarness();
    await buy();
    await send('POST', '/v1/applications', { name: 'another' });
    const headers = { 'content-type': 'application/json' };
    const moved = await ask('POST', `/v1/applications/123457/addresses/number/${BOUGHT}`, { headers });
    expect(moved.json).toEqual({ href: HREF.replace('123456', '123457') });
    expect((await ask('GET', `${ADDRESSES}/number/${BOUGHT}`)).status).toBe(404);
  });

  test('a number can be deleted first and then moved from stock, as the gem does', async () => {
    const { ask, buy } = makeHarness();
    await buy();
    await ask('DELETE', `${ADDRESSES}/number/${BOUGHT}`);
    expect((await ask('POST', `${ADDRESSES}/number/${BOUGHT}`)).json).toEqual({ href: HREF });
  });

  test.each(['number/+14155551234', 'token/abc'])(
    '%s cannot be moved: it does not exist',
    async (address) => {
      expect((await makeHarness().ask('POST', `${ADDRESSES}/${address}`)).status).toBe(404);
      expect((await makeHarness().ask('POST', `/v1/applications/9/addresses/${address}`)).status).toBe(404);
    },
  );
});

describe('spellings of an href', () => {
  test.each([
    ['https-plus', `https://api.tropo.com${ADDRESSES}/number/+14155550100`],
    ['http-plus', `http://api.tropo.com${ADDRESSES}/number/+14155550100`],
    ['http-bare', `http://api.tropo.com${ADDRESSES}/number/4155550100`],
    [
      'http-provisioning',
      'http://api.tropo.com/provisioning/applications/123456/addresses/number/14155550100',
    ],
  ])('%s is written as Tropo wrote it', async (hrefStyle, href) => {
    const { send, buy } = makeHarness();
    await send('POST', '/simulator/settings', { hrefStyle });
    expect((await buy()).json).toEqual({ href });
  });

  test('hrefs begin with the configured base URL', async () => {
    const { buy } = makeHarness([], { baseUrl: 'http://127.0.0.1:3001/' });
    expect((await buy()).json['href']).toBe(`http://127.0.0.1:3001${ADDRESSES}/number/${BOUGHT}`);
  });

  test('in 2011 a number had ten digits and fewer fields', async () => {
    const { send, ask, buy } = makeHarness();
    await send('POST', '/simulator/settings', { numberStyle: 'national' });
    await buy();
    expect((await ask('GET', `${ADDRESSES}/number/${BOUGHT}`)).json).toEqual({
      href: HREF,
      type: 'number',
      prefix: '1415',
      number: '4155550100',
      city: 'San Francisco',
      state: 'CA',
    });
  });
});
