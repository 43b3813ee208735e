import { test } from '@jest/globals';
import { expectProblem, inPath, useApi } from '../../support/functions/api.ts';
import { MASK, makeMask } from '../../support/numbers/masks.ts';

const api = useApi();

test.each(['ordering', 'releasing'] as const)('a mask that is %s', async (state) => {
  await api().store.insert(makeMask({ state }));
  expectProblem(await api().blocks(inPath(MASK)), 'mask-not-active');
});
