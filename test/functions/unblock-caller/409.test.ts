import { expect, test } from '@jest/globals';
import { expectProblem, useApi, withCaller } from '../../support/functions/api.ts';
import { MASK, makeMask } from '../../support/numbers/masks.ts';

const api = useApi();

test.each(['ordering', 'releasing'] as const)('a mask that is %s', async (state) => {
  await api().store.insert(makeMask({ state }));
  expectProblem(await api().unblock(withCaller(MASK, 'other')), 'mask-not-active');
  expect(await api().store.listBlocks(MASK)).toEqual([]);
});
