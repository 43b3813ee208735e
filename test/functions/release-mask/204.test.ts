import { expect, test } from '@jest/globals';
import { buy, inPath, MASK_FORMS, STOCK, useApi } from '../../support/functions/api.ts';

const api = useApi();

test.each(MASK_FORMS)('the carrier has the number back; the mask is written %j', async (form) => {
  const { id } = await buy(api());
  const { release, supplier, rows, log } = api();
  expect(await release(inPath(form))).toEqual({
    statusCode: 204,
    headers: { 'cache-control': 'no-store' },
    body: '',
  });
  expect([...supplier.ours]).toEqual([]);
  expect(log.lines.at(-1)).toMatchObject({
    outcome: { event: 'mask-released', released: 'by-carrier', mask: id },
  });
  const tombstone = (await rows()).find(({ pk }) => pk === STOCK[0]);
  expect(Object.keys(tombstone ?? {}).sort()).toEqual([
    'etag',
    'kind',
    'mask',
    'pk',
    'purgeAtSeconds',
    'requestId',
    'sk',
    'state',
  ]);
});

test('what the carrier does not know any more counts as released, and the log says so', async () => {
  const { mask } = await buy(api());
  const { release, supplier, log } = api();
  supplier.ours.clear();
  expect((await release(inPath(mask))).statusCode).toBe(204);
  expect(log.lines.at(-1)).toMatchObject({ outcome: { event: 'mask-released', released: 'was-gone' } });
});

test('a number that comes back is not sold again while its tombstone stands', async () => {
  const { mask } = await buy(api());
  await api().release(inPath(mask));
  expect((await buy(api())).mask).not.toBe(mask);
});
