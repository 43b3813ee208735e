import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TelnyxState } from '../../../../simulators/telnyx/account.ts';
import type { Json } from '../harness.ts';
import { APPLICATION, BOUGHT, makeHarness, numbersIn, VOICE_URL } from '../harness.ts';

const errorOf = (json: Json) => (json['errors'] as readonly Json[])[0];
const FOREIGN = ['+12125550189', '+12025550188', '+12025550187'];

describe('the REST API', () => {
  test('refuses requests without the API key', async () => {
    const { ask } = makeHarness();
    const { status, json } = await ask('GET', '/v2/phone_numbers', undefined, 'wrong');
    expect(status).toBe(401);
    expect(errorOf(json)).toMatchObject({ code: '10009' });
  });

  test.each([
    ['GET', '/v2/nothing', undefined, 404],
    ['GET', '/v3/phone_numbers', undefined, 404],
    ['PUT', '/v2/phone_numbers', undefined, 405],
    ['POST', '/v2/number_orders', 'no JSON', 400],
    ['POST', '/v2/number_orders', '[]', 400],
  ])('%s %s %s is answered %d, in errors as Telnyx lists them', async (method, path, body, status) => {
    const answer = await makeHarness().ask(method, path, body);
    expect(answer.status).toBe(status);
    expect(errorOf(answer.json)).toMatchObject({ code: expect.any(String), title: expect.any(String) });
  });

  test('answers every request', async () => {
    const { handle } = makeHarness();
    const parts = fc.constantFrom(
      'v2',
      'phone_numbers',
      'number_orders',
      'texml_applications',
      'simulator',
      'calls',
      'orders',
      'locks',
      'settings',
      APPLICATION,
      '%',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE'),
        fc.array(parts, { maxLength: 4 }),
        fc.oneof(fc.json(), fc.string()),
        async (method, path, body) => {
          const init = method === 'GET' ? {} : { body };
          const headers = { authorization: 'Bearer KEY0callmask_simulated_telnyx_api_key' };
          const url = `http://127.0.0.1/${path.join('/')}`;
          const { status } = await handle(new Request(url, { method, headers, ...init }));
          expect(status).not.toBe(500);
        },
      ),
    );
  });
});

describe('numbers on offer', () => {
  const offers = (query: string) => makeHarness().ask('GET', `/v2/available_phone_numbers?${query}`);

  test.each([
    ['filter[country_code]=US&filter[national_destination_code]=415&filter[limit]=2', 2, '+1415'],
    ['filter[country_code]=CA&filter[limit]=500', 250, '+1'],
    ['filter[country_code]=GB', 100, '+44'],
    ['filter[limit]=3', 3, '+1'],
    ['filter[phone_number_type]=mobile', 0, ''],
    ['filter[national_destination_code]=800&filter[phone_number_type]=toll_free', 100, '+1800'],
    ['filter[national_destination_code]=999', 0, ''],
  ])('by %s are %d under %s', async (query, count, prefix) => {
    const numbers = numbersIn((await offers(query)).json) as readonly string[];
    expect(numbers).toHaveLength(count);
    for (const number of numbers) expect(number).toMatch(new RegExp(`^\\${prefix}`));
  });

  test('have features and costs', async () => {
    const { json } = await offers('filter[national_destination_code]=415&filter[limit]=1');
    expect((json['data'] as readonly Json[])[0]).toMatchObject({
      record_type: 'available_phone_number',
      features: [{ name: 'sms' }, { name: 'voice' }],
      best_effort: false,
      cost_information: { currency: 'USD' },
    });
  });

  test.each(['filter[country_code]=ZZ', 'filter[area_code]=415'])('by %s are refused', async (query) => {
    expect((await offers(query)).status).toBe(400);
  });
});

describe('an order', () => {
  test('is complete at once by default', async () => {
    const { ask, order } = makeHarness();
    expect((await order()).data).toMatchObject({
      status: 'success',
      customer_reference: 'mine',
      connection_id: APPLICATION,
      phone_numbers: [{ phone_number: BOUGHT, status: 'success', requirements_met: true }],
    });
    const { json } = await ask('GET', '/v2/phone_numbers?filter[customer_reference]=mine');
    expect(json['data']).toMatchObject([
      { phone_number: BOUGHT, connection_id: APPLICATION, status: 'active' },
    ]);
  });

  test('is shown as pending as often as the setting says', async () => {
    const { ask, order, set } = makeHarness();
    await set({ orderPendingPolls: 2 });
    const { id } = (await order()).data;
    const seen = async () => (await ask('GET', `/v2/number_orders/${id}`)).data['status'];
    expect([await seen(), await seen(), await seen()]).toEqual(['pending', 'pending', 'success']);
  });

  test('is pending as long as the setting says', async () => {
    let now = new Date('2026-11-20T12:00:00.000Z');
    const { ask, order, set } = makeHarness([], { now: () => now });
    await set({ orderPendingMs: 60_000 });
    await order();
    const list = async () => numbersIn((await ask('GET', '/v2/phone_numbers')).json);
    expect(await list()).toEqual(FOREIGN);
    now = new Date('2026-11-20T12:01:00.000Z');
    expect(await list()).toEqual([BOUGHT, ...FOREIGN]);
  });

  test('that fails releases its number to the stock', async () => {
    const { ask, order, set } = makeHarness();
    await set({ orderPendingPolls: 1, orderOutcome: 'failure', showsPendingNumbers: true });
    await order();
    await ask('GET', '/v2/number_orders');
    expect(numbersIn((await ask('GET', '/v2/phone_numbers')).json)).toEqual(FOREIGN);
    const { json } = await ask('GET', '/simulator/stock?prefix=1415');
    expect(json['free']).toContain(BOUGHT);
  });

  test('with missing documents stays pending until it is cancelled', async () => {
    const { ask, order, set } = makeHarness();
    await set({ areRequirementsMet: false });
    const { data } = await order();
    expect(data).toMatchObject({ status: 'pending', requirements_met: false });
    const [part] = data['sub_number_orders_ids'] as readonly string[];
    const cancel = () => ask('PATCH', `/v2/sub_number_orders/${part}/cancel`);
    expect([(await cancel()).status, (await cancel()).status]).toEqual([200, 422]);
    const { json } = await ask('GET', '/v2/number_orders?filter[status]=failure');
    expect(json['data']).toMatchObject([{ phone_numbers: [{ phone_number: BOUGHT }] }]);
  });

  test.each([
    ['no number', { phone_numbers: [] }, 422],
    ['no number in E.164', { phone_numbers: [{ phone_number: '4155550100' }] }, 422],
    ['a number that nobody sells', { phone_numbers: [{ phone_number: '+14155550299' }] }, 422],
    ['a number that the account has', { phone_numbers: [{ phone_number: '+12025550187' }] }, 422],
    ['an application that is not there', { connection_id: '1' }, 422],
  ])('of %s is refused', async (_what, body, status) => {
    expect((await makeHarness().order(BOUGHT, body)).status).toBe(status);
  });

  test('of an unverified account is refused for all but local American numbers', async () => {
    const { order, set } = makeHarness();
    await set({ accountLevel: 'unverified' });
    expect((await order('+442079460123')).status).toBe(403);
    expect((await order()).status).toBe(200);
  });

  test('is completed by a control call', async () => {
    const { ask, order, set } = makeHarness();
    await set({ orderPendingMs: 1000 });
    await order();
    expect((await ask('POST', '/simulator/orders', { number: '415 555 0100' })).json).toMatchObject({
      status: 'success',
    });
    expect((await ask('POST', '/simulator/orders', { number: BOUGHT })).status).toBe(404);
  });

  test.each(['/v2/number_orders/1', '/v2/phone_numbers/1', '/v2/texml_applications/1'])(
    '%s is not found',
    async (path) => {
      expect((await makeHarness().ask('GET', path)).status).toBe(404);
    },
  );
});

describe('a number of the account', () => {
  const list = async (query: string, settings = {}) => {
    const { ask, order, set } = makeHarness();
    await set(settings);
    await order();
    return ask('GET', `/v2/phone_numbers?${query}`);
  };

  test.each([
    ['filter[phone_number]=%2B14155550100', [BOUGHT]],
    ['filter[phone_number]=14155550100', [BOUGHT]],
    ['filter[phone_number]=0', []],
    [`filter[connection_id]=${APPLICATION}`, [BOUGHT, FOREIGN[0]]],
    ['filter[status]=active&filter[tag]=shop', [FOREIGN[2]]],
    ['page[size]=1&page[number]=2', [FOREIGN[0]]],
    ['page[size]=3&page[number]=2', [FOREIGN[2]]],
    ['page[size]=3&page[number]=9', []],
  ])('is found by %s', async (query, numbers) => {
    expect(numbersIn((await list(query)).json)).toEqual(numbers);
  });

  test('can be found by digits alone', async () => {
    const settings = { findsByPlus: false };
    expect(numbersIn((await list('filter[phone_number]=%2B14155550100', settings)).json)).toEqual([]);
  });

  test('is listed in counted pages', async () => {
    expect((await list('page[size]=3')).json['meta']).toEqual({
      page_number: 1,
      page_size: 3,
      total_pages: 2,
      total_results: 4,
    });
  });

  test.each(['page[size]=251', 'page[size]=0', 'page[number]=x'])(
    'is not listed by the malformed page %s',
    async (query) => {
      expect((await list(query)).status).toBe(400);
    },
  );

  const ID = '2400000000000000003';
  const change = async (body: Json) => {
    const { ask, order } = makeHarness();
    await order();
    return ask('PATCH', `/v2/phone_numbers/${ID}`, body);
  };

  test.each([
    [{ tags: ['a'] }, { tags: ['a'], customer_reference: 'mine', connection_id: APPLICATION }],
    [
      { customer_reference: '', connection_id: '' },
      { customer_reference: null, connection_id: null },
    ],
  ])('is changed by %j', async (body, changed) => {
    expect((await change(body)).data).toMatchObject(changed);
  });

  test.each([[{ voice_url: 'x' }], [{ tags: 'a' }], [{ connection_id: '1' }]])(
    'is not changed by %j',
    async (body) => {
      expect((await change(body)).status).toBe(422);
    },
  );

  test('is released unless it is locked', async () => {
    const { ask, order } = makeHarness();
    await order();
    expect((await ask('POST', '/simulator/locks', { number: BOUGHT })).json).toEqual({
      number: BOUGHT,
      isLocked: true,
    });
    expect((await ask('GET', `/v2/phone_numbers/${ID}`)).data['deletion_lock_enabled']).toBe(true);
    expect((await ask('DELETE', `/v2/phone_numbers/${ID}`)).status).toBe(422);
    await ask('POST', '/simulator/locks', { number: BOUGHT, isLocked: false });
    expect((await ask('DELETE', `/v2/phone_numbers/${ID}`)).data['status']).toBe('deleted');
    expect((await ask('DELETE', `/v2/phone_numbers/${ID}`)).status).toBe(404);
    expect((await ask('PATCH', `/v2/phone_numbers/${ID}`, {})).status).toBe(404);
    expect((await order()).data['status']).toBe('success');
  });
});

describe('the application', () => {
  const PATH = `/v2/texml_applications/${APPLICATION}`;
  const named = { friendly_name: 'callmask', voice_url: VOICE_URL };

  test('changes only the fields that are named', async () => {
    const { ask } = makeHarness();
    const changes = { ...named, voice_method: 'get', status_callback: 'https://x.example.com/' };
    expect((await ask('PATCH', PATH, changes)).data).toMatchObject(changes);
    expect((await ask('GET', PATH)).data).toMatchObject({
      ...changes,
      voice_fallback_url: 'https://fallback.example.com/sorry.xml',
    });
  });

  test.each([
    [{ friendly_name: 'callmask' }],
    [{ voice_url: VOICE_URL }],
    [{ ...named, voice_url: 'nonsense' }],
    [{ ...named, voice_method: 'put' }],
    [{ ...named, voice_fallback_method: 'get' }],
    [{ ...named, voice_fallback_url: 1 }],
  ])('is not changed by %j', async (body) => {
    expect((await makeHarness().ask('PATCH', PATH, body)).status).toBe(422);
  });

  test('that does not exist is a 404', async () => {
    expect((await makeHarness().ask('PATCH', '/v2/texml_applications/1', named)).status).toBe(404);
  });
});

test('the saved state comes back after a restart', async () => {
  const states: TelnyxState[] = [];
  const { order, ask } = makeHarness([], { onChange: (state) => states.push(state) });
  await order();
  await ask('POST', '/simulator/stock', { prefix: '1212', numbers: ['+12125550101'] });
  const saved = states.at(-1);
  if (saved === undefined) throw new Error('Nothing was saved.');
  const later = makeHarness([], { saved: JSON.parse(JSON.stringify(saved)) as TelnyxState });
  expect(numbersIn((await later.ask('GET', '/v2/phone_numbers')).json)).toEqual([BOUGHT, ...FOREIGN]);
  expect((await later.order('+12125550102')).status).toBe(422);
  const { data } = await later.order('+12125550101');
  expect(data['id']).not.toBe(
    ((await ask('GET', '/v2/number_orders')).json['data'] as readonly Json[])[0]?.['id'],
  );
});

test('a fault has the form of an error of Telnyx', async () => {
  const { ask, order } = makeHarness();
  await ask('POST', '/simulator/faults', { match: 'POST /v2/number_orders', status: 503 });
  const { status, json } = await order();
  expect(status).toBe(503);
  expect(errorOf(json)).toMatchObject({ code: '10007' });
});

test('the simulator of Telnyx lists its control calls', async () => {
  expect((await makeHarness().ask('GET', '/simulator')).json).toHaveProperty('calls');
});
