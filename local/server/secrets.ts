import type { Handle } from '../../simulators/support/http/loopback.ts';

const JSON_1_1 = { 'content-type': 'application/x-amz-json-1.1' };

/** Secrets Manager for one machine: `GetSecretValue` for the given secrets, and nothing else. */
export const makeSecrets =
  (secrets: Readonly<Record<string, string>>): Handle =>
  async (request) => {
    const { SecretId: id } = (await request.json()) as { readonly SecretId: string };
    const secret = secrets[id];
    const isKnown =
      request.headers.get('x-amz-target') === 'secretsmanager.GetSecretValue' && secret !== undefined;
    return isKnown
      ? Response.json({ Name: id, SecretString: secret }, { headers: JSON_1_1 })
      : Response.json({ __type: 'ResourceNotFoundException' }, { status: 400, headers: JSON_1_1 });
  };
