import { expect, test } from '@jest/globals';
import { buy, expectProblem, useApi } from '../../support/functions/api.ts';

const api = useApi({ masksPerNumber: 1 });
const request = { body: { number: '+14155550100' }, headers: { 'idempotency-key': 'k' } };

test('no search area has stock: nothing stored, nothing bought, and the same key may try again', async () => {
  const { create, rows, supplier } = api();
  const stock = [...supplier.stock];
  supplier.stock.clear();
  expectProblem(await create(request), 'no-stock');
  expect(await rows()).toEqual([]);
  expect([...supplier.ours]).toEqual([]);
  for (const number of stock) supplier.stock.add(number);
  expect((await create(request)).statusCode).toBe(201);
});

test('the same request is being worked on: the client is told when to ask again', async () => {
  const { create, supplier } = api();
  const answers = await Promise.all([create(request), create(request)]);
  const [loser] = answers.filter(({ statusCode }) => statusCode === 409);
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
  expectProblem(loser as never, 'request-in-progress');
  expect(loser?.headers).toMatchObject({ 'retry-after': '5', 'idempotency-key': 'k' });
  expect(supplier.ours.size).toBe(1);
});

test('a number that has as many masks as it may gets no other: nothing stored, nothing bought', async () => {
  const { create, rows, supplier } = api();
  await buy(api());
  const before = await rows();
  expectProblem(await create(request), 'number-quota');
  expect(supplier.ours.size).toBe(1);
  expect((await rows()).map(({ pk }) => pk)).toEqual(before.map(({ pk }) => pk));
  expect((await create({ body: { number: '+14155550101' } })).statusCode).toBe(201);
});
