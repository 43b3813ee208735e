import { expect, test } from '@jest/globals';
import { expectProblem, inPath, STOCK, useApi } from '../../support/functions/api.ts';

const api = useApi();

test('a mask that is being ordered: the client is told when to ask again', async () => {
  const { create, release, supplier } = api();
  supplier.loseOrder('before');
  await create({ body: { number: '+14155550100' } });
  const answer = await release(inPath(String(STOCK[0])));
  expectProblem(answer, 'mask-not-active');
  expect(answer.headers).toHaveProperty('retry-after', '30');
  expect(supplier.calls).not.toContain(`release ${STOCK[0]}`);
});
