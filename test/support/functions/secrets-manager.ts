import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

const VARIABLES = [
  'AWS_REGION',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_ENDPOINT_URL_SECRETS_MANAGER',
];

interface State {
  /** What it says next: the text of any secret, or `undefined` for a refusal. */
  answer: string | undefined;
  /** The texts of secrets that are not like the others, by their ids. */
  readonly byId: Map<string, string>;
  /** Takes requests and says nothing. */
  isSilent: boolean;
  reads: number;
}

/** A Secrets Manager on this machine, which the environment names until it is stopped. */
export const startSecretsManager = async () => {
  const state: State = { answer: undefined, byId: new Map(), isSilent: false, reads: 0 };
  const server = createServer(async (request, response) => {
    const { SecretId } = JSON.parse(await text(request));
    state.reads += 1;
    if (state.isSilent) return;
    const answer = state.byId.get(SecretId) ?? state.answer;
    const refusal = { __type: 'AccessDeniedException', message: 'no' };
    response.statusCode = answer === undefined ? 400 : 200;
    response.end(JSON.stringify(answer === undefined ? refusal : { SecretString: answer }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const before = Object.fromEntries(VARIABLES.map((name) => [name, process.env[name]]));
  Object.assign(process.env, {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'callmask',
    AWS_SECRET_ACCESS_KEY: 'callmask',
    AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoint,
  });
  const stop = (): void => {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    server.closeAllConnections();
    server.close();
  };
  return { state, endpoint, stop };
};
