import { test } from '@jest/globals';
import { BAD_MASKS, expectProblem, inPath, useApi } from '../../support/functions/api.ts';

const api = useApi();

test.each(BAD_MASKS)('the path %j names no mask', async (text) => {
  expectProblem(await api().show(inPath(text)), 'request-invalid', 'mask');
});
