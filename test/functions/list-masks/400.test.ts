import { test } from '@jest/globals';
import { expectProblem, useApi } from '../../support/functions/api.ts';

const api = useApi();

test.each<readonly [Readonly<Record<string, string>>, string]>([
  [{ limit: '0' }, 'limit'],
  [{ limit: '101' }, 'limit'],
  [{ limit: '-1' }, 'limit'],
  [{ limit: '1.5' }, 'limit'],
  [{ limit: '1e1' }, 'limit'],
  [{ limit: '0x10' }, 'limit'],
  [{ limit: ' 5' }, 'limit'],
  [{ limit: '' }, 'limit'],
  [{ limit: '5,5' }, 'limit'],
  [{ limit: 'all' }, 'limit'],
  [{ cursor: '' }, 'cursor'],
  [{ cursor: 'x' }, 'cursor'],
  [{ cursor: Buffer.from('REQUEST#1').toString('base64url') }, 'cursor'],
  [{ number: '' }, 'number'],
  [{ number: 'hello' }, 'number'],
  [{ number: '(415) 555-0100' }, 'number'],
  [{ number: '+14155550100,+14155550101' }, 'number'],
  [{ number: '+141555' }, 'number'],
  [{ number: '4155550100', country: 'America' }, 'country'],
  [{ number: '+14155550100', country: '' }, 'country'],
  [{ country: 'US' }, 'country'],
  [{ Number: '+14155550100' }, 'query'],
  [{ nummber: '+14155550100' }, 'query'],
  [{ '+14155550100': '' }, 'query'],
])('%j: a misspelled question never lists everybody', async (query, at) => {
  expectProblem(await api().list({ query }), 'request-invalid', at);
});
