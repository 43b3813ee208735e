import { expect, test } from '@jest/globals';
import { expectProblem, inPath, STOCK, useApi } from '../../support/functions/api.ts';

const api = useApi();

test('the mask of this key has been released: nothing is bought', async () => {
  const { create, release, supplier } = api();
  const request = { body: { number: '+14155550100' }, headers: { 'idempotency-key': 'k' } };
  await create(request);
  await release(inPath(String(STOCK[0])));
  expectProblem(await create(request), 'mask-released');
  expect([...supplier.ours]).toEqual([]);
});
