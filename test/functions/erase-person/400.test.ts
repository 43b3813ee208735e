import { test } from '@jest/globals';
import { expectProblem, useApi } from '../../support/functions/api.ts';

const api = useApi();

test.each([
  [{}, '#/number'],
  [{ number: 5 }, '#/number'],
  [{ number: '12' }, '#/number'],
  [{ number: '(415) 555-0100' }, '#/number'],
  [{ number: '(415) 555-0100', country: 'XX' }, '#/country'],
  [{ number: '+14155550100', mask: 'x' }, '#/mask'],
])('a request to erase %j is refused, and told where it is wrong', async (body, at) => {
  expectProblem(await api().erase({ body }), 'request-invalid', at);
});
