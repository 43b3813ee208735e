import { test } from '@jest/globals';
import { expectProblem, inPath, useApi } from '../../support/functions/api.ts';

const api = useApi();

test('a mask that never was', async () => {
  expectProblem(await api().blocks(inPath('+14155550199')), 'mask-unknown');
});
