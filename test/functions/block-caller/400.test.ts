import { test } from '@jest/globals';
import { buy, expectProblem, useApi, withCaller } from '../../support/functions/api.ts';

const api = useApi();

test('what is no mask', async () => {
  expectProblem(await api().block(withCaller('x', 'withheld')), 'request-invalid', 'mask');
});

test.each(['x', 'Other', '12'])('%j is no caller', async (caller) => {
  const { mask } = await buy(api());
  expectProblem(await api().block(withCaller(mask, caller)), 'request-invalid', 'caller');
});
