import { describe, expect, test } from '@jest/globals';
import type { NumberWebhooks } from '../../../../../lib/carriers/supplier.ts';
import type { TelnyxWorld } from '../../../../support/carriers/telnyx-world.ts';
import { FALLBACK_URL, makeTelnyxWorld, VOICE_URL } from '../../../../support/carriers/telnyx-world.ts';
import { e164, MASK, numbersFrom } from '../../../../support/numbers/masks.ts';

const signal = new AbortController().signal;
const FOREIGN = e164('+12025550187');
const UNNAMED = e164('+12025550188');
const ANOTHERS = e164('+12125550189');
const APPLICATION = '/texml_applications/1400000000000000001';

const elsewhere = { voice_url: 'https://elsewhere.example.com/', voice_method: 'post' };

/** The application sends its calls elsewhere, until something changes it. */
const lead = async ({ fetch }: TelnyxWorld, fields: Readonly<Record<string, string>>) => {
  await fetch(`https://telnyx.example/v2${APPLICATION}`, {
    method: 'PATCH',
    headers: { authorization: 'Bearer KEY0callmask_simulated_telnyx_api_key' },
    body: JSON.stringify({ friendly_name: 'callmask', ...fields }),
    signal,
  });
};

describe('what the account has', () => {
  test('is every number, and which of them are ours', async () => {
    const world = makeTelnyxWorld();
    await world.supplier.order(MASK, signal);
    expect(await world.supplier.owned(signal)).toEqual([
      { number: MASK, isManaged: true },
      { number: ANOTHERS, isManaged: false },
      { number: UNNAMED, isManaged: false },
      { number: FOREIGN, isManaged: false },
    ]);
  });

  test('is not asked for an application as long as nothing is ours', async () => {
    const world = makeTelnyxWorld();
    await world.supplier.owned(signal);
    expect(world.requests).toEqual([
      'GET /phone_numbers?page[number]=1&page[size]=250',
      'GET /number_orders?page[number]=1&page[size]=250',
    ]);
  });

  test('is asked for orders only where a number has no reference', async () => {
    const world = makeTelnyxWorld();
    const data = [{ id: '1', phone_number: MASK, customer_reference: 'shop' }];
    await world.fail({
      match: 'GET /v2/phone_numbers',
      status: 200,
      body: { data, meta: { total_pages: 1 } },
    });
    expect(await world.supplier.owned(signal)).toEqual([{ number: MASK, isManaged: false }]);
    expect(world.requests).toHaveLength(1);
  });

  test('is ours by its order where it bears no reference, and is not astray for that alone', async () => {
    const world = makeTelnyxWorld();
    await world.set({ putsReferenceOnNumber: false, orderPendingPolls: 1 });
    await world.supplier.order(MASK, signal);
    await world.control('POST', 'orders', { number: MASK, outcome: 'success' });
    expect(await world.supplier.owned(signal)).toContainEqual({ number: MASK, isManaged: true });
    expect(await world.another.owned(signal)).toContainEqual({ number: MASK, isManaged: false });
  });

  test.each([
    ['the application leads elsewhere', elsewhere],
    ['the application asks by GET', { voice_url: VOICE_URL, voice_method: 'get' }],
  ])('is astray when %s', async (_why, fields) => {
    const world = makeTelnyxWorld();
    await world.supplier.order(MASK, signal);
    await lead(world, fields);
    const astray = { number: MASK, isManaged: true, isAstray: true };
    expect(await world.supplier.owned(signal)).toContainEqual(astray);
    expect(await world.supplier.find(MASK, signal)).toEqual(astray);
  });

  test('is astray when there is no such application any more', async () => {
    const world = makeTelnyxWorld();
    await world.supplier.order(MASK, signal);
    await world.fail({ match: `GET /v2${APPLICATION}`, status: 404 });
    expect(await world.supplier.find(MASK, signal)).toMatchObject({ isAstray: true });
  });
});

describe('the pages of a list', () => {
  const record = (number: string, index: number) => ({
    id: `n${index}`,
    phone_number: number,
    customer_reference: 'shop',
  });
  const pages = (size: number, count: number, meta: (page: number) => unknown) =>
    Array.from({ length: count }, (_, index) => ({
      data: numbersFrom('+14155550100', size * count)
        .slice(index * size, (index + 1) * size)
        .map((number, slot) => record(number, index * size + slot)),
      meta: meta(index + 1),
    }));
  const owned = async (bodies: readonly unknown[]) => {
    const world = makeTelnyxWorld();
    for (const body of bodies) await world.fail({ match: 'GET /v2/phone_numbers', status: 200, body });
    const numbers = await world.supplier.owned(signal).catch((error: unknown) => error);
    return { numbers, asked: world.requests.length };
  };

  test('are all read', async () => {
    const { numbers, asked } = await owned(pages(20, 3, (page) => ({ page_number: page, total_pages: 3 })));
    expect(numbers).toHaveLength(60);
    expect(asked).toBe(3);
  });

  test('are all read where they are not counted, until there is no more', async () => {
    const { numbers } = await owned([...pages(20, 3, () => undefined), { data: [] }]);
    expect(numbers).toHaveLength(60);
  });

  test('are read no further where the same page comes again', async () => {
    const [page] = pages(20, 1, () => ({}));
    const { numbers, asked } = await owned([page, page]);
    expect(numbers).toHaveLength(20);
    expect(asked).toBe(2);
  });

  test('hold each number once, and none that is gone', async () => {
    const data = [
      { id: '1', phone_number: MASK },
      { id: '2', phone_number: MASK },
      { id: '3', phone_number: '+14155550124', status: 'deleted' },
      { id: '4', phone_number: 'none' },
      { phone_number: '+14155550125' },
      null,
    ];
    const { numbers } = await owned([{ data, meta: { total_pages: 1 } }]);
    expect(numbers).toEqual([{ number: MASK, isManaged: false }]);
  });

  test.each([{}, [], '<html>', { data: {} }])(
    'that are none are not taken for empty ones: %j',
    async (body) => {
      expect((await owned([body])).numbers).toMatchObject({ code: 'carrier-failed' });
    },
  );
});

describe('a number that was in the account', () => {
  const webhooks = ({ supplier: { webhooks: found } }: TelnyxWorld): NumberWebhooks => {
    if (found === undefined) throw new Error('Telnyx has numbers that can be moved.');
    return found;
  };

  test('is not taken where that would take the calls of others along', async () => {
    const world = makeTelnyxWorld();
    await lead(world, elsewhere);
    await expect(webhooks(world).take(FOREIGN, signal)).rejects.toMatchObject({
      code: 'carrier-refused',
      detail: expect.stringContaining('Make one for Callmask alone'),
    });
    expect(world.requests.filter((request) => request.includes('"voice_url":"https://api.'))).toEqual([]);
    expect(await world.supplier.find(FOREIGN, signal)).toEqual({ number: FOREIGN, isManaged: false });
  });

  test('is taken, and set as it was again', async () => {
    const world = makeTelnyxWorld();
    const former = await webhooks(world).settings(FOREIGN, signal);
    expect(former).toEqual({ connectionId: '1400000000000000002', reference: 'hotline', tags: '["shop"]' });
    await webhooks(world).take(FOREIGN, signal);
    await webhooks(world).take(FOREIGN, signal);
    const taken = { number: FOREIGN, isManaged: true, isImported: true };
    expect(await world.supplier.find(FOREIGN, signal)).toEqual(taken);
    expect(await world.supplier.owned(signal)).toContainEqual(taken);
    if (former === 'not-in-account') return;
    expect(await webhooks(world).restore(FOREIGN, former, signal)).toBe('restored');
    expect(await webhooks(world).restore(FOREIGN, former, signal)).toBe('restored');
    expect(await webhooks(world).settings(FOREIGN, signal)).toEqual(former);
    expect(await world.supplier.find(FOREIGN, signal)).toEqual({ number: FOREIGN, isManaged: false });
  });

  test('gets its emptiness back', async () => {
    const world = makeTelnyxWorld();
    await webhooks(world).take(UNNAMED, signal);
    expect(await webhooks(world).restore(UNNAMED, {}, signal)).toBe('restored');
    expect(await webhooks(world).settings(UNNAMED, signal)).toEqual({
      connectionId: '',
      reference: '',
      tags: '[]',
    });
  });

  test('keeps what somebody else has made of it since', async () => {
    const world = makeTelnyxWorld();
    expect(
      await webhooks(world).restore(FOREIGN, { connectionId: '', reference: '', tags: '[]' }, signal),
    ).toBe('restored');
    expect(await webhooks(world).settings(FOREIGN, signal)).toMatchObject({ reference: 'hotline' });
  });

  test('is not taken from another installation', async () => {
    const world = makeTelnyxWorld();
    await expect(webhooks(world).take(ANOTHERS, signal)).rejects.toMatchObject({ code: 'carrier-refused' });
    expect(world.requests.filter((request) => request.startsWith('PATCH'))).toEqual([]);
  });

  test('and is not there any more is known to be gone', async () => {
    const world = makeTelnyxWorld();
    expect(await webhooks(world).settings(MASK, signal)).toBe('not-in-account');
    expect(await webhooks(world).restore(MASK, {}, signal)).toBe('was-gone');
    await expect(webhooks(world).take(MASK, signal)).rejects.toMatchObject({ code: 'carrier-refused' });
  });

  test('is not gone because a filter finds nothing', async () => {
    const world = makeTelnyxWorld();
    const match = 'GET /v2/phone_numbers?filter[phone_number]=';
    await world.fail({ match, status: 200, body: { data: [] }, times: 2 });
    await expect(webhooks(world).restore(FOREIGN, {}, signal)).rejects.toMatchObject({
      code: 'carrier-failed',
    });
  });
});

describe('pointing a number to us', () => {
  const point = ({ supplier }: TelnyxWorld, number = MASK) =>
    supplier.webhooks?.point(number, signal).catch((error: unknown) => error);

  test('changes nothing where all is well', async () => {
    const world = makeTelnyxWorld();
    await world.supplier.order(MASK, signal);
    await point(world);
    expect(world.requests.filter((request) => request.startsWith('PATCH'))).toEqual([]);
  });

  test('leads the application here, under the name that it has', async () => {
    const world = makeTelnyxWorld();
    await world.supplier.order(MASK, signal);
    await lead(world, { ...elsewhere, friendly_name: 'masks' });
    await point(world);
    expect(await world.supplier.find(MASK, signal)).toEqual({ number: MASK, isManaged: true });
    expect(world.requests).toContain(
      `PATCH ${APPLICATION} {"friendly_name":"masks","voice_url":"${VOICE_URL}","voice_method":"post","voice_fallback_url":"${FALLBACK_URL}"}`,
    );
  });

  test('leaves alone what is not ours', async () => {
    const world = makeTelnyxWorld();
    expect(await point(world, FOREIGN)).toMatchObject({ code: 'carrier-refused' });
    expect(world.requests.filter((request) => request.startsWith('PATCH'))).toEqual([]);
  });

  test.each([
    ['there is no such application', { match: `GET /v2${APPLICATION}`, status: 404 }, 'carrier-refused'],
    [
      'the application cannot be read',
      { match: `GET /v2${APPLICATION}`, status: 200, body: '' },
      'carrier-failed',
    ],
    ['it cannot be changed', { match: `PATCH /v2${APPLICATION}`, status: 422 }, 'carrier-refused'],
    [
      'nothing came of it',
      { match: `PATCH /v2${APPLICATION}`, status: 200, body: { data: {} } },
      'carrier-failed',
    ],
  ])('fails when %s', async (_why, fault, code) => {
    const world = makeTelnyxWorld();
    await world.supplier.order(MASK, signal);
    await lead(world, elsewhere);
    await world.fail(fault);
    expect(await point(world)).toMatchObject({ code });
  });

  test('fails when the number does not become what it should', async () => {
    const world = makeTelnyxWorld();
    await world.set({ putsConnectionOnNumber: false });
    await world.fail({ match: 'PATCH /v2/phone_numbers/*', status: 200, body: { data: {} } });
    await expect(world.supplier.order(MASK, signal)).rejects.toMatchObject({ code: 'carrier-failed' });
  });
});

describe('the check of the credentials', () => {
  test('is one cheap request', async () => {
    const world = makeTelnyxWorld();
    await world.supplier.check(signal);
    expect(world.requests).toEqual([`GET ${APPLICATION}`]);
  });

  test.each([
    [401, 'carrier-refused'],
    [403, 'carrier-refused'],
    [404, 'carrier-refused'],
    [429, 'carrier-failed'],
    [500, 'carrier-failed'],
  ])('that is answered %d fails as %s', async (status, code) => {
    const world = makeTelnyxWorld();
    await world.fail({ match: `GET /v2${APPLICATION}`, status });
    await expect(world.supplier.check(signal)).rejects.toMatchObject({ code, carrierStatus: status });
  });
});
