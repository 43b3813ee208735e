import { test } from '@jest/globals';
import { expectProblem, inPath, useApi } from '../../support/functions/api.ts';

const api = useApi();

test('what is no mask', async () => {
  expectProblem(await api().blocks(inPath('x')), 'request-invalid', 'mask');
});
