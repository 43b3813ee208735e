import { expect, test } from '@jest/globals';
import { Problem } from '../../../lib/errors/problem.ts';
import { CAPABILITIES } from '../../support/calls/connections.ts';
import { jsonOf, useApi } from '../../support/functions/api.ts';

const api = useApi({ connected: { name: 'eu', carrier: 'twilio' } });

const TROPO = { connection: 'eu', carrier: 'twilio', ...CAPABILITIES };

test('each connection is listed with what it can, and that its credentials work', async () => {
  const answer = await api().carriers();
  expect(answer).toMatchObject({ statusCode: 200, headers: { 'cache-control': 'no-store' } });
  expect(jsonOf(answer)).toEqual({ carriers: [{ ...TROPO, credentials: 'working' }] });
  expect(api().log.lines).toMatchObject([{ outcome: { event: 'carriers-listed' } }]);
});

test.each([
  ['carrier-refused', 'refused'],
  ['carrier-failed', 'unreachable'],
  ['carrier-timeout', 'unreachable'],
] as const)(
  'a carrier that answers with %s is told as %s, and the others with it',
  async (code, credentials) => {
    api().supplier.fail('check', 'before', new Problem(code, 'Invented for this test.'));
    expect(jsonOf(await api().carriers())).toEqual({ carriers: [{ ...TROPO, credentials }] });
  },
);

test('what is no failure of a carrier is a bug, and no answer', async () => {
  api().supplier.fail('check', 'before', new TypeError('Invented for this test.'));
  expect((await api().carriers()).statusCode).toBe(500);
});
