import { expect, test } from '@jest/globals';
import { Problem } from '../../../lib/errors/problem.ts';
import { expectProblem, useApi } from '../../support/functions/api.ts';

const api = useApi();

test('the carrier did not answer: the key comes back, made here if need be, and buys once', async () => {
  const { create, supplier } = api();
  const body = { number: '+14155550100' };
  supplier.loseOrder('after', new Problem('carrier-timeout', 'Too late. Repeat.'));
  const failed = await create({ body });
  expectProblem(failed, 'carrier-timeout');
  const headers = { 'idempotency-key': String(failed.headers?.['idempotency-key']) };
  expect((await create({ body, headers })).statusCode).toBe(201);
  expect(supplier.ours.size).toBe(1);
});
