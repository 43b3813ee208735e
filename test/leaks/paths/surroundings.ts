import { listen } from '../../../local/server/listen.ts';
import { makeTropoSimulator } from '../../../simulators/tropo/simulator.ts';
import { CREDENTIALS, KEY } from '../hidden.ts';
import { makeFailingCarrier } from './failing-carrier.ts';
import { makeFailingSecrets } from './failing-secrets.ts';

/** A carrier and a Secrets Manager that fail when told so. `keep` gets what the carrier is asked. */
export const startSurroundings = async (keep: (request: string) => void) => {
  const simulator = makeTropoSimulator({ voiceUrl: `http://127.0.0.1/transfer/${KEY}` });
  const carrier = makeFailingCarrier((request) => simulator.handle(withItsLogin(request)), keep);
  const secrets = makeFailingSecrets();
  const atCarrier = await listen(carrier.handle, 0);
  const atSecrets = await listen(secrets.handle, 0);
  return {
    carrier,
    secrets,
    listeners: [atCarrier, atSecrets],
    env: {
      AWS_ENDPOINT_URL_SECRETS_MANAGER: atSecrets.url,
      TROPO_API_URL: `${atCarrier.url}/v1`,
    },
  };
};

const basic = (login: string): string => `Basic ${btoa(login)}`;

/** The simulator knows one account, and its password is a word that our answers are full of. Ours stands for it. */
const withItsLogin = (request: Request): Request => {
  const { username, password } = CREDENTIALS;
  if (request.headers.get('authorization') !== basic(`${username}:${password}`)) return request;
  const headers = new Headers(request.headers);
  headers.set('authorization', basic('callmask:callmask'));
  return new Request(request, { headers });
};
