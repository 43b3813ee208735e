import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { expect, test } from '@jest/globals';
import { listen } from '../../../local/server/listen.ts';
import { makeSecrets } from '../../../local/server/secrets.ts';

test('AWS’s own client reads the secrets that it is given, and no others', async () => {
  const { url, stop } = await listen(makeSecrets({ known: '{"a":1}' }), 0);
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  const client = new SecretsManagerClient({ endpoint: url, region: 'us-east-1', credentials });
  const secret = await client.send(new GetSecretValueCommand({ SecretId: 'known' }));
  expect(secret.SecretString).toBe('{"a":1}');
  await expect(client.send(new GetSecretValueCommand({ SecretId: 'other' }))).rejects.toThrow();
  client.destroy();
  await stop();
});
