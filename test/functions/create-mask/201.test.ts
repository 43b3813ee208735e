import { describe, expect, test } from '@jest/globals';
import { BODY_FORMS } from '../../support/calls/events.ts';
import { jsonOf, STOCK, useApi } from '../../support/functions/api.ts';
import { NUMBER } from '../../support/numbers/masks.ts';

const api = useApi();

describe.each(BODY_FORMS)('with a %s body', (form) => {
  test('a mask is bought, answered and on file', async () => {
    const { create, supplier, rows, log } = api();
    const chosen = { callerId: 'mask', answer: 'press-1', callsPerMinute: 30, label: 'Zoë’s shop' };
    const body = { number: '(415) 555-0100', country: 'US', ...chosen };
    const answer = await create({ body, headers: { 'idempotency-key': 'k' } }, form);
    expect(answer.statusCode).toBe(201);
    expect(answer.headers).toEqual({
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'idempotency-key': 'k',
      location: '/masks/%2B14155550123',
    });
    expect(jsonOf(answer)).toEqual({
      id: expect.stringMatching(/^msk_/),
      mask: STOCK[0],
      number: NUMBER,
      state: 'active',
      carrier: 'tropo',
      connection: 'tropo',
      ...chosen,
      createdAt: '2026-11-20T12:00:00Z',
    });
    expect([...supplier.ours]).toEqual([STOCK[0]]);
    const mask = (await rows()).find(({ pk }) => pk === STOCK[0]);
    expect(mask).toMatchObject({ state: 'active', person: NUMBER });
    expect(mask).not.toHaveProperty('purgeAtSeconds');
    expect(log.lines).toMatchObject([
      { outcome: { event: 'mask-created', mask: jsonOf(answer)['id'], connection: 'tropo', status: 201 } },
    ]);
  });
});

test('without a key one is made and released; the same body again buys another mask', async () => {
  const { create, supplier } = api();
  const first = await create({ body: { number: NUMBER } });
  const second = await create({ body: { number: NUMBER } });
  expect(first.headers?.['idempotency-key']).toMatch(/^key-/);
  expect(second.headers?.['idempotency-key']).not.toBe(first.headers?.['idempotency-key']);
  expect([...supplier.ours]).toEqual([STOCK[0], STOCK[1]]);
});

test('the same key and body again: the same answer, byte for byte, and nothing bought', async () => {
  const { create, supplier } = api();
  const headers = { 'idempotency-key': 'k' };
  const first = await create({ headers, body: { number: NUMBER } });
  const again = await create({ headers, body: { number: '415 555 0100', country: 'us' } }, 'base64');
  expect(again).toEqual(first);
  expect([...supplier.ours]).toEqual([STOCK[0]]);
});

test('a key that was made can be used to repeat a request that failed', async () => {
  const { create, supplier } = api();
  supplier.loseOrder('after');
  const failed = await create({ body: { number: NUMBER } });
  const key = String(failed.headers?.['idempotency-key']);
  const answer = await create({ body: { number: NUMBER }, headers: { 'idempotency-key': key } });
  expect([failed.statusCode, answer.statusCode]).toEqual([502, 201]);
  expect([...supplier.ours]).toEqual([STOCK[0]]);
});

test('a mask may end by itself', async () => {
  const body = { number: NUMBER, expiresAt: '2026-11-20T15:00:00.250+02:00' };
  expect(jsonOf(await api().create({ body }))).toMatchObject({ expiresAt: '2026-11-20T13:00:00Z' });
});

test('the same key is answered the same even when the time of its mask is over', async () => {
  const { create, clock } = api();
  const wanted = {
    body: { number: NUMBER, expiresAt: '2026-11-20T13:00:00Z' },
    headers: { 'idempotency-key': 'repeated' },
  };
  const first = await create(wanted);
  clock.seconds += 2 * 60 * 60;
  expect(await create(wanted)).toEqual(first);
});

test('no row that costs money can be erased by the table; only the finished request and the day can', async () => {
  const { create, supplier, rows } = api();
  await create({ body: { number: NUMBER } });
  supplier.loseOrder('before');
  await create({ body: { number: NUMBER } });
  const erasable = (await rows()).filter((row) => 'purgeAtSeconds' in row);
  expect(await rows()).toHaveLength(6);
  expect(
    erasable.toSorted((one, other) => String(one['sk']).localeCompare(String(other['sk']))),
  ).toMatchObject([{ sk: 'DAY' }, { sk: 'REQUEST', answer: { status: 201 } }]);
});
