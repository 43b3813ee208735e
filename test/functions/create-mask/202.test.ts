import { expect, test } from '@jest/globals';
import { jsonOf, STOCK, useApi } from '../../support/functions/api.ts';

const api = useApi();
const headers = { 'idempotency-key': 'k' };
const body = { number: '+14155550100' };

test('a number that the carrier delivers later is told as being ordered, and one order is all there is', async () => {
  const { create, show, supplier, log } = api();
  supplier.order = async () => 'pending';
  const answer = await create({ headers, body });
  expect(answer).toMatchObject({
    statusCode: 202,
    headers: { location: `/masks/${encodeURIComponent(String(STOCK[0]))}` },
  });
  expect(jsonOf(answer)).toMatchObject({ mask: STOCK[0], state: 'ordering' });
  expect(await create({ headers, body })).toEqual(answer);
  expect(jsonOf(await show({ parameters: { mask: String(STOCK[0]) } }))).toMatchObject({ state: 'ordering' });
  expect(log.lines.at(0)).toMatchObject({ outcome: { event: 'mask-ordered', connection: 'tropo' } });
});

test('once it is delivered, the same request says so', async () => {
  const { create, supplier } = api();
  const { order } = supplier;
  supplier.order = async () => 'pending';
  await create({ headers, body });
  supplier.order = order;
  const answer = await create({ headers, body });
  expect(jsonOf(answer)).toMatchObject({ mask: STOCK[0], state: 'active' });
  expect([answer.statusCode, supplier.ours.size]).toEqual([201, 1]);
});

test('a mask that is not delivered yet may be released', async () => {
  const { create, release, show, supplier } = api();
  supplier.order = async () => 'pending';
  supplier.release = async () => 'later';
  await create({ headers, body });
  const parameters = { mask: String(STOCK[0]) };
  expect(await release({ parameters })).toMatchObject({ statusCode: 202 });
  expect(jsonOf(await show({ parameters }))).toMatchObject({ state: 'releasing' });
});
