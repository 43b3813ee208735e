import { expect, test } from '@jest/globals';
import { expectProblem, useApi } from '../../support/functions/api.ts';

const api = useApi();
const headers = { 'idempotency-key': 'k' };

test('the same key with other values: nothing is bought, and the first stays as it is', async () => {
  const { create, supplier } = api();
  const first = await create({ headers, body: { number: '+14155550100' } });
  expectProblem(await create({ headers, body: { number: '+14155550101' } }), 'idempotency-key-reused');
  expectProblem(
    await create({ headers, body: { number: '+14155550100', label: 'x' } }),
    'idempotency-key-reused',
  );
  expect(supplier.ours.size).toBe(1);
  expect(await create({ headers, body: { number: '+14155550100' } })).toEqual(first);
});
