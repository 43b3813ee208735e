import { expect, test } from '@jest/globals';
import { buy, inPath, jsonOf, MASK_FORMS, useApi } from '../../support/functions/api.ts';

const api = useApi();

test.each(MASK_FORMS)('a mask is shown, written %j', async (form) => {
  const bought = await buy(api());
  const answer = await api().show(inPath(form));
  expect(answer.statusCode).toBe(200);
  expect(jsonOf(answer)).toEqual(bought);
  expect(answer.headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'no-store' });
  expect(answer.headers?.['etag']).toMatch(/^"[^"]+"$/);
});

test('a mask past its time is shown as expired', async () => {
  const { mask } = await buy(api(), { expiresAt: '2026-11-20T12:00:01Z' });
  api().clock.seconds += 1;
  expect(jsonOf(await api().show(inPath(mask)))).toMatchObject({ state: 'expired' });
});

test('a mask on its way in or out is shown with its state', async () => {
  const { supplier, create, show, release } = api();
  supplier.loseOrder('before');
  await create({ body: { number: '+14155550100' } });
  expect(jsonOf(await show(inPath('+14155550123')))).toMatchObject({ state: 'ordering' });
  const { mask } = await buy(api());
  supplier.fail('release', 'before');
  await release(inPath(mask));
  expect(jsonOf(await show(inPath(mask)))).toMatchObject({ state: 'releasing' });
});
