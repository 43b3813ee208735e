import { expect, test } from '@jest/globals';
import { buy, expectProblem, inPath, STOCK, useApi } from '../../support/functions/api.ts';

const api = useApi({ masksPerNumber: 1 });
const body = { label: 'x' };

test('a mask that is being released stays on its way', async () => {
  const { mask } = await buy(api());
  api().supplier.fail('release', 'before');
  await api().release(inPath(mask));
  expectProblem(await api().change({ ...inPath(mask), body }), 'mask-not-active');
});

test('a mask that is being ordered is nobody’s yet', async () => {
  api().supplier.loseOrder('before');
  await api().create({ body: { number: '+14155550100' } });
  expectProblem(await api().change({ ...inPath(String(STOCK[0])), body }), 'mask-not-active');
});

test('a number that has as many masks as it may gets no other', async () => {
  const { mask } = await buy(api());
  await buy(api(), { number: '+14155550101' });
  const move = (number: string) => api().change({ ...inPath(mask), body: { number } });
  expectProblem(await move('+14155550101'), 'number-quota');
  expect((await move('+14155550102')).statusCode).toBe(200);
});
