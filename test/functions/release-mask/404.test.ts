import { expect, test } from '@jest/globals';
import { buy, expectProblem, inPath, useApi } from '../../support/functions/api.ts';

const api = useApi();

test('a mask that never was: the carrier is not asked, even if the number is on its account', async () => {
  const { release, supplier } = api();
  supplier.ours.add('+14155550199' as never);
  expectProblem(await release(inPath('+14155550199')), 'mask-unknown');
  expect(supplier.calls).toEqual([]);
});

test('a mask that is released already', async () => {
  const { mask } = await buy(api());
  await api().release(inPath(mask));
  expectProblem(await api().release(inPath(mask)), 'mask-unknown');
});
