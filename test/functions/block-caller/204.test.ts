import { expect, test } from '@jest/globals';
import { buy, inPath, jsonOf, MASK_FORMS, useApi, withCaller } from '../../support/functions/api.ts';
import { MASK, makeMask } from '../../support/numbers/masks.ts';

const api = useApi();

const DONE = { statusCode: 204, headers: { 'cache-control': 'no-store' }, body: '' };

test.each([...MASK_FORMS, 'other', 'withheld'])('a caller is blocked, once or twice: %j', async (caller) => {
  const { mask, id } = await buy(api());
  const { block, blocks, log } = api();
  expect([await block(withCaller(mask, caller)), await block(withCaller(mask, caller))]).toEqual([
    DONE,
    DONE,
  ]);
  const listed = /\d/.test(caller) ? '+14155550123' : caller;
  expect(jsonOf(await blocks(inPath(mask)))).toEqual({ blocks: [listed] });
  expect(log.lines.at(-2)).toMatchObject({ outcome: { event: 'caller-blocked', mask: id, status: 204 } });
});

test('an expired mask counts as active', async () => {
  await api().store.insert(makeMask({ expiresAtSeconds: 1 }));
  expect((await api().block(withCaller(MASK, 'withheld'))).statusCode).toBe(204);
});
