import { expect, test } from '@jest/globals';
import type { MaskId } from '../../../lib/ids.ts';
import type { E164 } from '../../../lib/phone/e164.ts';
import { buy, inPath, jsonOf, useApi, withCaller } from '../../support/functions/api.ts';
import { makeBlock, NOW_SECONDS } from '../../support/numbers/masks.ts';

const api = useApi();

test('all who are blocked, in order, and nobody of another mask', async () => {
  const { mask, id } = await buy(api());
  const other = await buy(api(), { number: '+14155550101' });
  const { block, blocks, log } = api();
  expect(jsonOf(await blocks(inPath(mask)))).toEqual({ blocks: [] });
  for (const caller of ['withheld', '+442079460000', 'other', '+12125550187']) {
    await block(withCaller(mask, caller));
  }
  await block(withCaller(other.mask, '+12125550188'));
  const answer = await blocks(inPath(mask));
  expect(answer).toMatchObject({ statusCode: 200, headers: { 'cache-control': 'no-store' } });
  expect(jsonOf(answer)).toEqual({ blocks: ['+12125550187', '+442079460000', 'other', 'withheld'] });
  expect(log.lines.at(-1)).toMatchObject({ outcome: { event: 'blocks-listed', mask: id } });
});

test('what an earlier mask of the same number blocked is not listed, and is blocked anew', async () => {
  const { mask } = await buy(api());
  const { block, blocks, store, clock } = api();
  const caller = '+12125550187' as E164;
  await store.putBlock(makeBlock({ mask: mask as E164, maskId: 'msk_earlier' as MaskId, caller }));
  expect(jsonOf(await blocks(inPath(mask)))).toEqual({ blocks: [] });
  clock.seconds = NOW_SECONDS + 60;
  await block(withCaller(mask, caller));
  expect(jsonOf(await blocks(inPath(mask)))).toEqual({ blocks: [caller] });
  expect(await store.listBlocks(mask as E164)).toMatchObject([{ createdAt: '2026-11-20T12:01:00Z' }]);
});
