import { expect, test } from '@jest/globals';
import { buy, expectProblem, useApi } from '../../support/functions/api.ts';

const api = useApi({ masksPerDay: 1 });
const HALF_A_DAY_SECONDS = 12 * 60 * 60;

test('the day has as many masks as it may: nothing bought, and the client is told until when', async () => {
  const { create, supplier, clock } = api();
  await buy(api());
  const answer = await create({ body: { number: '+14155550101' } });
  expectProblem(answer, 'day-quota');
  expect(answer.headers).toMatchObject({ 'retry-after': String(HALF_A_DAY_SECONDS) });
  expect(supplier.ours.size).toBe(1);
  clock.seconds += HALF_A_DAY_SECONDS;
  expect((await create({ body: { number: '+14155550101' } })).statusCode).toBe(201);
});
