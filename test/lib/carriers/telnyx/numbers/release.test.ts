import { describe, expect, test } from '@jest/globals';
import type { TelnyxWorld } from '../../../../support/carriers/telnyx-world.ts';
import { makeTelnyxWorld } from '../../../../support/carriers/telnyx-world.ts';
import { e164, MASK } from '../../../../support/numbers/masks.ts';

const signal = new AbortController().signal;
const FOREIGN = e164('+12025550187');
const DELETE = 'DELETE /v2/phone_numbers/*';

const release = ({ supplier }: TelnyxWorld, number = MASK) =>
  supplier.release(number, signal).catch((error: unknown) => error);

const makeOwning = async () => {
  const world = makeTelnyxWorld();
  await world.supplier.order(MASK, signal);
  return world;
};

describe('a release', () => {
  test('releases the number, once', async () => {
    const world = await makeOwning();
    expect([await release(world), await release(world)]).toEqual(['released', 'was-gone']);
    expect(world.requests.filter((request) => request.startsWith('DELETE'))).toHaveLength(1);
  });

  test.each([
    ['of somebody else in the account', FOREIGN],
    ['of another installation', e164('+12125550189')],
  ])('of a number %s is refused before anything is done', async (_whose, number) => {
    const world = makeTelnyxWorld();
    expect(await release(world, number)).toMatchObject({ code: 'carrier-refused' });
    expect(world.requests.filter((request) => !request.startsWith('GET'))).toEqual([]);
  });

  test('of a number that somebody locked says so', async () => {
    const world = await makeOwning();
    await world.control('POST', 'locks', { number: MASK });
    expect(await release(world)).toMatchObject({
      code: 'carrier-refused',
      detail: expect.stringContaining('deletion lock'),
    });
    await world.control('POST', 'locks', { number: MASK, isLocked: false });
    expect(await release(world)).toBe('released');
  });

  test('stops an order that is under way, and is to be asked again', async () => {
    const world = makeTelnyxWorld();
    await world.set({ orderPendingMs: 1000 });
    expect(await world.supplier.order(MASK, signal)).toBe('pending');
    expect([await release(world), await release(world)]).toEqual(['later', 'was-gone']);
    expect(await world.control('POST', 'orders', { number: MASK })).toHaveProperty('error');
  });

  test('of a number that was delivered in spite of that releases it', async () => {
    const world = makeTelnyxWorld();
    await world.set({ orderPendingMs: 1000 });
    await world.supplier.order(MASK, signal);
    await world.fail({ match: 'PATCH /v2/sub_number_orders/*/cancel', status: 422 });
    expect(await release(world)).toBe('later');
    await world.control('POST', 'orders', { number: MASK });
    expect(await release(world)).toBe('released');
  });

  test('of a number that no order explains deletes the number', async () => {
    const world = await makeOwning();
    const status = 'requirement-info-pending';
    const listed = { id: '2400000000000000003', phone_number: MASK, status };
    const data = [{ ...listed, customer_reference: `callmask:0123456789abcdef:${MASK}` }];
    await world.fail({ match: 'GET /v2/phone_numbers', status: 200, body: { data } });
    await world.fail({ match: 'GET /v2/number_orders', status: 200, body: { data: [] } });
    expect([await release(world), await release(world)]).toEqual(['released', 'was-gone']);
  });

  test.each([
    ['is lost', { after: true, status: 404 }, 'was-gone'],
    ['says nothing', { after: true, status: 200, body: '<html>OK</html>' }, 'was-gone'],
    ['is a refusal, and yet it is gone', { after: true, status: 422 }, 'was-gone'],
  ])('whose answer %s is looked up', async (_what, fault, outcome) => {
    const world = await makeOwning();
    await world.fail({ match: DELETE, ...fault });
    expect(await release(world)).toBe(outcome);
  });

  test.each([
    ['404', { status: 404 }, 'carrier-failed'],
    ['a page', { status: 200, body: '<html>OK</html>' }, 'carrier-failed'],
    ['422', { status: 422 }, 'carrier-refused'],
    ['403', { status: 403 }, 'carrier-refused'],
    ['503', { status: 503 }, 'carrier-failed'],
  ])('that is answered by %s while the number is there is not taken for done', async (_what, fault, code) => {
    const world = await makeOwning();
    await world.fail({ match: DELETE, ...fault });
    expect(await release(world)).toMatchObject({ code });
    expect(await release(world)).toBe('released');
  });

  test('of a number that was locked in the meantime says so', async () => {
    const world = await makeOwning();
    const { fetch } = world;
    await world.control('POST', 'locks', { number: MASK });
    const listed = await fetch('https://telnyx.example/v2/phone_numbers?page[size]=250', {
      method: 'GET',
      headers: { authorization: 'Bearer KEY0callmask_simulated_telnyx_api_key' },
      signal,
    });
    const body = JSON.parse(
      (await listed.text()).replaceAll('"deletion_lock_enabled":true', '"deletion_lock_enabled":false'),
    );
    await world.fail({ match: 'GET /v2/phone_numbers', status: 200, body });
    expect(await release(world)).toMatchObject({
      code: 'carrier-refused',
      detail: expect.stringContaining('deletion lock'),
    });
  });

  test('is not done because a filter finds nothing, when the account has the number', async () => {
    const world = await makeOwning();
    await world.fail({
      match: 'GET /v2/phone_numbers?filter[phone_number]=',
      status: 200,
      body: { data: [] },
      times: 2,
    });
    await world.fail({ match: 'GET /v2/number_orders', status: 200, body: { data: [] } });
    expect(await release(world)).toMatchObject({ code: 'carrier-failed' });
  });

  test('of a number that came into other hands while it was released is refused', async () => {
    const world = await makeOwning();
    await world.fail({ match: DELETE, status: 404 });
    const found = { id: '1', phone_number: MASK, status: 'active', customer_reference: 'hotline' };
    const ours = { ...found, customer_reference: `callmask:0123456789abcdef:${MASK}` };
    const match = 'GET /v2/phone_numbers';
    await world.fail({ match, status: 200, body: { data: [ours] } });
    await world.fail({ match, status: 200, body: { data: [found] } });
    expect(await release(world)).toMatchObject({
      code: 'carrier-refused',
      detail: expect.stringContaining('our reference'),
    });
  });
});
