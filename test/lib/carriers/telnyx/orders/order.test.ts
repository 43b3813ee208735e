import { describe, expect, test } from '@jest/globals';
import type { TelnyxSettings } from '../../../../../simulators/telnyx/settings.ts';
import type { TelnyxWorld } from '../../../../support/carriers/telnyx-world.ts';
import { INSTALLATION, makeTelnyxWorld, TELNYX_URL } from '../../../../support/carriers/telnyx-world.ts';
import { e164, MASK } from '../../../../support/numbers/masks.ts';

const signal = new AbortController().signal;
const FOREIGN = e164('+12025550187');
const LONDON = e164('+442079460123');

const order = ({ supplier }: TelnyxWorld, number = MASK) =>
  supplier.order(number, signal).catch((error: unknown) => error);

const find = ({ supplier }: TelnyxWorld, number = MASK) => supplier.find(number, signal);

const OURS = { number: MASK, isManaged: true };
const AFTER_ORDER = 'POST /v2/number_orders';

describe('an order', () => {
  test('buys exactly that number, with its calls and our reference', async () => {
    const world = makeTelnyxWorld();
    expect(await order(world)).toBe('bought');
    expect(world.requests).toContain(
      `POST /number_orders {"phone_numbers":[{"phone_number":"${MASK}"}],"connection_id":"1400000000000000001","customer_reference":"callmask:${INSTALLATION}:${MASK}"}`,
    );
    expect(await find(world)).toEqual(OURS);
  });

  test('that is repeated buys nothing more', async () => {
    const world = makeTelnyxWorld();
    expect([await order(world), await order(world), await order(world)]).toEqual([
      'bought',
      'bought',
      'bought',
    ]);
    expect(world.orders()).toBe(1);
  });

  test.each([
    ['seen twice', { orderPendingPolls: 5 }],
    ['shown among the numbers', { orderPendingPolls: 9, showsPendingNumbers: true }],
    ['shown without our reference', { orderPendingMs: 1000, showsPendingNumbers: true, findsByPlus: false }],
  ] satisfies [string, Partial<TelnyxSettings>][])(
    'under way is pending, and never ordered twice: %s',
    async (_how, settings) => {
      const world = makeTelnyxWorld();
      await world.set(settings);
      expect([await order(world), await find(world), await order(world)]).toEqual([
        'pending',
        'pending',
        'pending',
      ]);
      expect(world.orders()).toBe(1);
      await world.control('POST', 'orders', { number: MASK });
      expect([await find(world), await order(world)]).toEqual([OURS, 'bought']);
      expect(world.orders()).toBe(1);
    },
  );

  test('that fails in the end is taken, and ordered anew only after days', async () => {
    let now = new Date('2026-11-20T12:00:00.000Z');
    const world = makeTelnyxWorld({ now: () => now });
    await world.set({ orderPendingPolls: 9 });
    expect(await order(world)).toBe('pending');
    await world.control('POST', 'orders', { number: MASK, outcome: 'failure' });
    expect([await find(world), await order(world)]).toEqual(['not-in-account', 'taken']);
    expect(world.orders()).toBe(1);
    now = new Date('2026-11-24T12:00:00.000Z');
    expect(await order(world)).toBe('pending');
    expect(world.orders()).toBe(2);
  });

  test.each([true, false])('of a number that is gone is taken (refused: %s)', async (refusesTakenNumbers) => {
    const world = makeTelnyxWorld();
    await world.set({ refusesTakenNumbers });
    await world.control('POST', 'stock', { prefix: '1415', numbers: [] });
    expect(await order(world)).toBe('taken');
    expect(await find(world)).toBe('not-in-account');
  });

  test('of a number that was in the account before is taken, and leaves it alone', async () => {
    const world = makeTelnyxWorld();
    expect(await order(world, FOREIGN)).toBe('taken');
    expect(world.orders()).toBe(0);
    expect(world.requests.filter((request) => !request.startsWith('GET'))).toEqual([]);
  });

  test('by two installations in one account goes to one of them', async () => {
    const world = makeTelnyxWorld();
    expect(await order(world)).toBe('bought');
    expect(await world.another.order(MASK, signal)).toBe('taken');
    expect(await world.another.find(MASK, signal)).toEqual({ number: MASK, isManaged: false });
  });

  test('can be made again when its number was released', async () => {
    const world = makeTelnyxWorld();
    await order(world);
    expect(await world.supplier.release(MASK, signal)).toBe('released');
    expect(await find(world)).toBe('not-in-account');
    expect([await order(world), await find(world)]).toEqual(['bought', OURS]);
  });
});

describe('what an order was told need not be on its number', () => {
  test.each([
    { putsReferenceOnNumber: false },
    { putsConnectionOnNumber: false },
    { putsReferenceOnNumber: false, putsConnectionOnNumber: false },
  ])('and is put there: %j', async (settings) => {
    const world = makeTelnyxWorld();
    await world.set(settings);
    expect(await order(world)).toBe('bought');
    expect(await find(world)).toEqual(OURS);
    expect(await world.supplier.owned(signal)).toContainEqual(OURS);
  });

  test('and is put there by who finds it, where it was delivered later', async () => {
    const world = makeTelnyxWorld();
    await world.set({ putsReferenceOnNumber: false, putsConnectionOnNumber: false, orderPendingMs: 1000 });
    expect(await order(world)).toBe('pending');
    await world.control('POST', 'orders', { number: MASK });
    expect(await find(world)).toEqual(OURS);
    expect(await world.supplier.owned(signal)).toContainEqual(OURS);
  });

  test('once, though the list of numbers lags behind', async () => {
    const world = makeTelnyxWorld();
    await world.set({ putsReferenceOnNumber: false, orderPendingMs: 1000 });
    await order(world);
    await world.control('POST', 'orders', { number: MASK });
    const listed = await world.fetch(
      `${TELNYX_URL}/phone_numbers?filter[phone_number]=${encodeURIComponent(MASK)}`,
      {
        method: 'GET',
        headers: { authorization: 'Bearer KEY0callmask_simulated_telnyx_api_key' },
        signal,
      },
    );
    const body: unknown = JSON.parse(await listed.text());
    await world.fail({ match: 'GET /v2/phone_numbers?filter[phone_number]=', status: 200, body, times: 5 });
    expect(await find(world)).toEqual(OURS);
    expect(world.requests.filter((request) => request.startsWith('PATCH /phone_numbers'))).toHaveLength(1);
  });

  test('but not on one that somebody bought by hand long after ours was released', async () => {
    let now = new Date('2026-11-20T12:00:00.000Z');
    const world = makeTelnyxWorld({ now: () => now });
    await order(world);
    await world.supplier.release(MASK, signal);
    now = new Date('2026-11-21T12:00:00.000Z');
    await byHand(world);
    expect(await find(world)).toEqual({ number: MASK, isManaged: false });
    expect(await order(world)).toBe('taken');
  });
});

const byHand = ({ fetch }: TelnyxWorld) =>
  fetch('https://telnyx.example/v2/number_orders', {
    method: 'POST',
    headers: {
      authorization: 'Bearer KEY0callmask_simulated_telnyx_api_key',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ phone_numbers: [{ phone_number: MASK }] }),
    signal,
  });

describe('an order whose answer was lost', () => {
  test.each([
    ['says nothing', { after: true, status: 200, body: '<html>OK</html>' }],
    ['is empty JSON', { after: true, status: 200, body: {} }],
    ['is that the number cannot be had', { after: true, status: 422, body: { errors: [] } }],
  ])('is looked up when the answer %s', async (_what, fault) => {
    const world = makeTelnyxWorld();
    await world.fail({ match: AFTER_ORDER, ...fault });
    expect(await order(world)).toBe('bought');
    expect(world.orders()).toBe(1);
  });

  test.each([500, 502, 429])('by a %d is a failure, and is found when it is repeated', async (status) => {
    const world = makeTelnyxWorld();
    await world.fail({ match: AFTER_ORDER, after: true, status });
    expect(await order(world)).toMatchObject({ code: 'carrier-failed', carrierStatus: status });
    expect(await order(world)).toBe('bought');
    expect(world.orders()).toBe(1);
  });

  test.each([
    ['says nothing', { status: 200, body: {} }],
    ['says that it is done', { status: 200, body: { data: { id: '1', status: 'success' } } }],
  ])('and that was none is unclear when the answer %s', async (_what, fault) => {
    const world = makeTelnyxWorld();
    await world.fail({ match: AFTER_ORDER, ...fault });
    expect(await order(world)).toMatchObject({ code: 'carrier-failed' });
  });
});

describe('a country that asks for documents', () => {
  test('is refused in a sentence, and the order does not stay open', async () => {
    const world = makeTelnyxWorld();
    await world.set({ areRequirementsMet: false });
    expect(await order(world, LONDON)).toMatchObject({ code: 'regulatory-requirement' });
    expect(await find(world, LONDON)).toBe('not-in-account');
  });

  test('is refused again where the order cannot be cancelled', async () => {
    const world = makeTelnyxWorld();
    await world.set({ areRequirementsMet: false, showsPendingNumbers: true });
    await world.fail({ match: 'PATCH /v2/sub_number_orders/*/cancel', status: 422 });
    expect(await order(world, LONDON)).toMatchObject({ code: 'regulatory-requirement' });
    expect(await find(world, LONDON)).toBe('pending');
    expect(await order(world, LONDON)).toMatchObject({ code: 'regulatory-requirement' });
    expect(world.orders()).toBe(1);
  });

  test('is refused where the order itself is', async () => {
    const world = makeTelnyxWorld();
    const body = { errors: [{ code: '10015', title: 'Regulatory requirements not met' }] };
    await world.fail({ match: AFTER_ORDER, status: 422, body });
    expect(await order(world)).toMatchObject({ code: 'regulatory-requirement' });
  });
});

describe('an order is refused for good', () => {
  test('at a level of the account that does not allow it, in words of ours', async () => {
    const world = makeTelnyxWorld();
    await world.set({ accountLevel: 'unverified' });
    expect(await order(world, LONDON)).toMatchObject({
      code: 'carrier-refused',
      carrierStatus: 403,
      detail: expect.stringContaining('Verify the account'),
    });
    expect(await order(world)).toBe('bought');
  });

  test('without money', async () => {
    const world = makeTelnyxWorld();
    await world.fail({ match: AFTER_ORDER, status: 402 });
    expect(await order(world)).toMatchObject({
      code: 'carrier-refused',
      detail: expect.stringContaining('money'),
    });
  });

  test('where there is no such application, which is not taken for a number that is gone', async () => {
    const world = makeTelnyxWorld();
    await world.fail({ match: AFTER_ORDER, status: 422 });
    await world.fail({ match: 'GET /v2/texml_applications/*', status: 404 });
    expect(await order(world)).toMatchObject({
      code: 'carrier-refused',
      detail: expect.stringContaining('applicationId'),
    });
  });

  test('where Telnyx does not understand us', async () => {
    const world = makeTelnyxWorld();
    await world.fail({ match: AFTER_ORDER, status: 400 });
    expect(await order(world)).toMatchObject({ code: 'carrier-refused', carrierStatus: 400 });
  });
});

test('an order by place is never made: what Telnyx sells, it lists', () => {
  expect(makeTelnyxWorld().supplier.orderNear).toBeUndefined();
});

test('an order that failed because an earlier one went through is not a number that is gone', async () => {
  const world = makeTelnyxWorld();
  const data = { id: '1', status: 'failure', phone_numbers: [{ phone_number: MASK, status: 'failed' }] };
  await world.fail({ match: AFTER_ORDER, status: 200, body: { data }, after: true });
  expect(await order(world)).toBe('bought');
});
