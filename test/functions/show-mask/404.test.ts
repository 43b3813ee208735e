import { test } from '@jest/globals';
import { buy, expectProblem, inPath, useApi } from '../../support/functions/api.ts';

const api = useApi();

test('a mask that never was', async () => {
  expectProblem(await api().show(inPath('+14155550199')), 'mask-unknown');
});

test('a mask that is released answers as one that never was', async () => {
  const { mask } = await buy(api());
  await api().release(inPath(mask));
  expectProblem(await api().show(inPath(mask)), 'mask-unknown');
});
