import { expect, test } from '@jest/globals';
import { BAD_MASKS, expectProblem, inPath, useApi } from '../../support/api.ts';

const api = useApi();

test.each(BAD_MASKS)('the path %j names no mask, and the carrier is not asked', async (text) => {
  expectProblem(await api().release(inPath(text)), 'request-invalid', 'mask');
  expect(api().supplier.calls).toEqual([]);
});
