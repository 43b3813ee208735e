import { test } from '@jest/globals';
import { buy, expectProblem, inPath, useApi } from '../../support/functions/api.ts';

const api = useApi();
const body = { label: 'x' };

test('a mask that never was', async () => {
  expectProblem(await api().change({ ...inPath('+14155550199'), body }), 'mask-unknown');
});

test('a mask that is released', async () => {
  const { mask } = await buy(api());
  await api().release(inPath(mask));
  expectProblem(await api().change({ ...inPath(mask), body }), 'mask-unknown');
});
