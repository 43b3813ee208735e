import { describe, expect, test } from '@jest/globals';
import { Problem } from '../../../lib/errors/problem.ts';
import { expectProblem, useApi } from '../../support/functions/api.ts';

const api = useApi();
const request = { body: { number: '+14155550100' }, headers: { 'idempotency-key': 'k' } };

describe.each(['carrier-failed', 'carrier-refused'] as const)('a carrier that answers %s', (code) => {
  test.each([
    ['candidates', 'before'],
    ['order', 'before'],
    ['order', 'after'],
  ] as const)(
    'in %s, %s the work: the client hears of it, and a repetition buys once',
    async (call, when) => {
      const { create, supplier, log } = api();
      const cause = new Error('the foreign failure');
      const failure = new Problem(code, 'It failed. Repeat.', { cause });
      call === 'order' ? supplier.loseOrder(when, failure) : supplier.fail(call, when, failure);
      const failed = await create(request);
      expectProblem(failed, code);
      expect(failed.headers).toHaveProperty('idempotency-key', 'k');
      expect(log.lines).toMatchObject([{ outcome: { problem: code, status: 502 }, cause: { cause } }]);
      expect((await create(request)).statusCode).toBe(201);
      expect(supplier.ours.size).toBe(1);
    },
  );
});
