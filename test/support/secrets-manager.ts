import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const VARIABLES = [
  'AWS_REGION',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_ENDPOINT_URL_SECRETS_MANAGER',
];

/**
 * A Secrets Manager on this machine, which the environment names until it is stopped. `answer` is what it says next:
 * the text of the secret, or `undefined` for a refusal.
 */
export const startSecretsManager = async () => {
  const state: { answer: string | undefined; reads: number } = { answer: undefined, reads: 0 };
  const server = createServer((request, response) => {
    request.resume();
    state.reads += 1;
    const refusal = { __type: 'AccessDeniedException', message: 'no' };
    response.statusCode = state.answer === undefined ? 400 : 200;
    response.end(JSON.stringify(state.answer === undefined ? refusal : { SecretString: state.answer }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const before = Object.fromEntries(VARIABLES.map((name) => [name, process.env[name]]));
  Object.assign(process.env, {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'callmask',
    AWS_SECRET_ACCESS_KEY: 'callmask',
    AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
  const stop = (): void => {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    server.closeAllConnections();
    server.close();
  };
  return { state, stop };
};
