import { describe, expect, test } from '@jest/globals';
import type { Json } from '../harness.ts';
import { BOTH, BOUGHT, CARRIERS, makeHarness, VOICE_URL } from '../harness.ts';

const LIST = '/IncomingPhoneNumbers.json';

const numbersIn = (json: Json): readonly Json[] => json['incoming_phone_numbers'] as Json[];

describe.each(BOTH)('numbers of an account at %s', (carrier) => {
  const { root, login, other } = CARRIERS[carrier];

  test('a bought number is on the account with its settings until it is released', async () => {
    const { buy, rest, clock } = makeHarness(carrier);
    const bought = await buy(BOUGHT, {
      FriendlyName: 'callmask:1:1',
      VoiceUrl: VOICE_URL,
      VoiceFallbackMethod: 'GET',
    });
    expect(bought.status).toBe(201);
    const sid = String(bought.json['sid']);
    expect(bought.json).toMatchObject({
      phone_number: BOUGHT,
      friendly_name: 'callmask:1:1',
      account_sid: login.sid,
      voice_url: VOICE_URL,
      voice_method: 'POST',
      voice_fallback_url: null,
      voice_fallback_method: 'GET',
      status: 'in-use',
      capabilities: { voice: true, sms: true, mms: true, fax: false },
      date_created: 'Fri, 20 Nov 2026 12:00:00 +0000',
      uri: `${root}/Accounts/${login.sid}/IncomingPhoneNumbers/${sid}.json`,
    });
    expect((await rest('GET', `/IncomingPhoneNumbers/${sid}.json`)).json).toEqual(bought.json);
    const found = await rest('GET', `${LIST}?PhoneNumber=${encodeURIComponent(BOUGHT)}`);
    expect(numbersIn(found.json)).toEqual([bought.json]);

    clock.ms += 3_600_000;
    const gone = await rest('DELETE', `/IncomingPhoneNumbers/${sid}.json`);
    expect([gone.status, gone.text]).toEqual([204, '']);
    expect((await rest('GET', `/IncomingPhoneNumbers/${sid}.json`)).json['code']).toBe(20404);
    expect((await rest('DELETE', `/IncomingPhoneNumbers/${sid}.json`)).status).toBe(404);
  });

  test('a number without a name is named after its digits, and has no URL', async () => {
    const { json } = await makeHarness(carrier).buy();
    expect(json).toMatchObject({
      friendly_name: '(415) 555-0100',
      voice_url: null,
      voice_application_sid: null,
    });
  });

  test('an update changes only the fields that it names, and an empty value unsets one', async () => {
    const { buy, rest, clock } = makeHarness(carrier);
    const { json } = await buy(BOUGHT, { FriendlyName: 'one', VoiceUrl: VOICE_URL });
    clock.ms += 60_000;
    const path = `/IncomingPhoneNumbers/${json['sid']}.json`;
    expect((await rest('POST', path, { FriendlyName: 'two' })).json).toEqual({
      ...json,
      friendly_name: 'two',
      date_updated: 'Fri, 20 Nov 2026 12:01:00 +0000',
    });
    expect((await rest('POST', path, { VoiceUrl: '' })).json['voice_url']).toBeNull();
    expect((await rest('GET', path)).json).toMatchObject({ friendly_name: 'two', voice_url: null });
  });

  test.each<[string, Readonly<Record<string, string>>, number]>([
    ['a number that is none', { PhoneNumber: '415' }, 21421],
    ['no number at all', {}, 21421],
    ['a number that is not in stock', { PhoneNumber: '+19995550100' }, 21422],
    ['a number that needs an address', { PhoneNumber: '+493023125000' }, 21631],
    ['a long name', { PhoneNumber: BOUGHT, FriendlyName: 'x'.repeat(65) }, 20001],
    ['a URL that is none', { PhoneNumber: BOUGHT, VoiceUrl: 'calls' }, 21402],
    ['a URL of another kind', { PhoneNumber: BOUGHT, StatusCallback: 'ftp://example.com/' }, 21402],
    ['a method that is none', { PhoneNumber: BOUGHT, VoiceMethod: 'PUT' }, 21403],
  ])('%s is refused, and nothing is bought', async (_what, form, code) => {
    const { rest } = makeHarness(carrier);
    const before = (await rest('GET', LIST)).text;
    const refused = await rest('POST', LIST, form);
    expect([refused.status, refused.json['code'], refused.json['status']]).toEqual([400, code, 400]);
    expect(refused.json['more_info']).toMatch(String(code));
    expect(refused.json['message']).toEqual(expect.any(String));
    expect((await rest('GET', LIST)).text).toBe(before);
  });

  test('a number is sold only once, among all accounts', async () => {
    const { buy } = makeHarness(carrier);
    expect((await buy()).status).toBe(201);
    expect((await buy()).json['code']).toBe(21422);
    expect((await buy(BOUGHT, {}, other)).json['code']).toBe(21422);
  });

  test('an order with an address buys a number that requires one', async () => {
    const { buy } = makeHarness(carrier);
    expect((await buy('+493023125000', { AddressSid: `AD${'0'.repeat(32)}` })).json).toMatchObject({
      address_requirements: 'any',
      capabilities: { voice: true, sms: false },
    });
    expect((await buy('+493023125001', { BundleSid: `BU${'0'.repeat(32)}` })).status).toBe(201);
  });

  test('an account cannot buy more numbers than its limit', async () => {
    const { buy, order } = makeHarness(carrier);
    await order('settings', { maxNumbers: 1 });
    expect((await buy()).json['code']).toBe(21404);
  });

  test('the numbers of two accounts never mix', async () => {
    const { buy, rest } = makeHarness(carrier);
    const { json } = await buy();
    const path = `/IncomingPhoneNumbers/${json['sid']}.json`;
    for (const method of ['GET', 'POST', 'DELETE']) {
      expect((await rest(method, path, undefined, other)).status).toBe(404);
    }
    const theirs = numbersIn((await rest('GET', LIST, undefined, other)).json);
    expect(theirs.map((one) => one['account_sid'])).toEqual([other.sid]);
    expect((await rest('GET', path)).status).toBe(200);
  });

  test('the account owns numbers from the start', async () => {
    const { json } = await makeHarness(carrier).rest('GET', LIST);
    expect(numbersIn(json).length).toBeGreaterThanOrEqual(2);
    expect(numbersIn(json).some((one) => String(one['friendly_name']).startsWith('callmask'))).toBe(false);
    expect(numbersIn(json)[0]?.['voice_url']).toMatch(/^https:/);
  });

  test('a list is read page by page, and no number is missed or seen twice', async () => {
    const { buy, rest, ask } = makeHarness(carrier);
    for (const last of [100, 101, 102, 103]) await buy(`+14155550${last}`);
    const all = numbersIn((await rest('GET', LIST)).json).map((one) => one['phone_number']);
    const seen: unknown[] = [];
    let path: unknown = `${root}/Accounts/${login.sid}${LIST}?PageSize=3`;
    const pages: Json[] = [];
    while (typeof path === 'string') {
      const headers = { authorization: `Basic ${btoa(`${login.username}:${login.password}`)}` };
      const { json } = await ask('GET', path, { headers });
      pages.push(json);
      seen.push(...numbersIn(json).map((one) => one['phone_number']));
      path = json['next_page_uri'];
    }
    expect(seen).toEqual(all);
    expect(pages.map((page) => [page['page'], page['page_size'], page['start']])).toEqual(
      pages.map((_page, index) => [index, 3, index * 3]),
    );
    expect([pages[0]?.['previous_page_uri'], pages.at(-1)?.['next_page_uri']]).toEqual([null, null]);
    expect(pages[1]?.['previous_page_uri']).toMatch(/Page=0/);
  });

  test.each([
    ['?FriendlyName=one', 1],
    ['?FriendlyName=on', 0],
    ['?PhoneNumber=%2B1415555010*', 1],
    ['?PhoneNumber=5550100', 1],
    ['?PhoneNumber=%2B14155550199', 0],
    ['?Page=7', 0],
  ])('%s finds %i', async (query, count) => {
    const { buy, rest } = makeHarness(carrier);
    await buy(BOUGHT, { FriendlyName: 'one' });
    expect(numbersIn((await rest('GET', `${LIST}${query}`)).json)).toHaveLength(count);
  });

  test.each(['?PageSize=0', '?PageSize=x', '?Page=-1'])('%s is refused', async (query) => {
    expect((await makeHarness(carrier).rest('GET', `${LIST}${query}`)).json['code']).toBe(20001);
  });
});

test('Twilio picks a number by area code, and has an error for an empty one', async () => {
  const { rest } = makeHarness('twilio');
  const picked = await rest('POST', LIST, { AreaCode: '415' });
  expect([picked.status, picked.json['phone_number']]).toEqual([201, BOUGHT]);
  expect((await rest('POST', LIST, { AreaCode: '999' })).json['code']).toBe(21452);
  expect((await rest('POST', LIST, { AreaCode: '41' })).json['code']).toBe(21451);
});

test('SignalWire sells only the number that is named', async () => {
  expect((await makeHarness('signalwire').rest('POST', LIST, { AreaCode: '415' })).json['code']).toBe(21421);
});

test('Twilio releases a number at once, and does not sell it again for two months', async () => {
  const { buy, rest, clock } = makeHarness('twilio');
  const { json } = await buy();
  expect((await rest('DELETE', `/IncomingPhoneNumbers/${json['sid']}.json`)).status).toBe(204);
  expect((await buy()).json['code']).toBe(21422);
  clock.ms += 61 * 24 * 3_600_000;
  expect((await buy()).status).toBe(201);
});

test.each([409, 422])(
  'SignalWire does not release a number that was bought a moment ago: %i',
  async (status) => {
    const { buy, rest, clock, order } = makeHarness('signalwire');
    await order('settings', { coolDownMs: 1000, coolDownStatus: status });
    const path = `/IncomingPhoneNumbers/${(await buy()).json['sid']}.json`;
    expect((await rest('DELETE', path)).status).toBe(status);
    expect((await rest('GET', path)).status).toBe(200);
    clock.ms += 1000;
    expect((await rest('DELETE', path)).status).toBe(204);
    expect((await buy()).status).toBe(201);
  },
);

test.each([
  ['twilio', /^PN[0-9a-f]{32}$/],
  ['signalwire', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/],
] as const)('numbers at %s are called %s', async (carrier, pattern) => {
  expect((await makeHarness(carrier).buy()).json['sid']).toMatch(pattern);
});
