import { test } from '@jest/globals';
import { expectProblem, useApi } from '../../support/functions/api.ts';

const api = useApi();

test('a body that is larger than any number', async () => {
  expectProblem(await api().erase({ body: { number: '1'.repeat(20_000) } }), 'body-too-large');
});
