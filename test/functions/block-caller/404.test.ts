import { test } from '@jest/globals';
import { buy, expectProblem, useApi, withCaller } from '../../support/functions/api.ts';

const api = useApi();

test('a mask that never was, or is released', async () => {
  expectProblem(await api().block(withCaller('+14155550199', 'other')), 'mask-unknown');
  const { mask } = await buy(api());
  await api().release({ parameters: { mask } });
  expectProblem(await api().block(withCaller(mask, 'other')), 'mask-unknown');
});
