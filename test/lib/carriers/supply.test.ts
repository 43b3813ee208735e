import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { NUMBER_SUPPLIERS } from '../../../lib/carriers/supply.ts';
import { startSecretsManager } from '../../support/secrets-manager.ts';
import { basic, CREDENTIALS } from '../../support/tropo-account.ts';

let manager: Awaited<ReturnType<typeof startSecretsManager>>;
beforeAll(async () => {
  manager = await startSecretsManager();
  manager.state.answer = JSON.stringify(CREDENTIALS);
});
afterAll(() => manager.stop());

test('Tropo is asked at the configured place, with what the secret holds', async () => {
  const asked: unknown[] = [];
  const supplier = NUMBER_SUPPLIERS.tropo({
    connection: 'tropo',
    installation: async () => 'unasked',
    environment: { TROPO_API_SECRET_ID: 'secret', TROPO_API_URL: 'https://carrier.example/v1' },
    fetch: async (url, { headers }) => {
      asked.push([url, headers['authorization']]);
      return { status: 200, text: async () => '[]' };
    },
    nowMs: () => 0,
  });
  await supplier.candidates({ country: 'US', callingCode: '1' }, new AbortController().signal);
  expect(asked).toEqual([['https://carrier.example/v1/addresses?available&prefix=1', basic()]]);
});
