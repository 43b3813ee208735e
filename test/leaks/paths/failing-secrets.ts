import { makeSecrets } from '../../../local/server/secrets.ts';
import type { Handle } from '../../../simulators/support/http/loopback.ts';
import { SIGNED_CARRIERS } from '../../support/calls/signed-carriers.ts';
import { CREDENTIALS } from '../hidden.ts';

const SIGNING = Object.fromEntries(
  SIGNED_CARRIERS.map(({ carrier, secret }) => [`${carrier}-signing`, secret()]),
);
const GOOD = makeSecrets({ ...SIGNING, tropo: JSON.stringify(CREDENTIALS) });
const NOT_JSON = makeSecrets({ tropo: `${CREDENTIALS.username}=${CREDENTIALS.password}` });
const INCOMPLETE = makeSecrets({ tropo: JSON.stringify({ ...CREDENTIALS, applicationId: '' }) });

const quoting: Handle = async () =>
  Response.json(
    { __type: 'AccessDeniedException', message: `Not for ${CREDENTIALS.username} ${CREDENTIALS.password}` },
    { status: 400 },
  );

/** What a Secrets Manager, and whoever fills it in, may do wrong. */
export const WRONG_SECRETS: readonly Handle[] = [NOT_JSON, INCOMPLETE, quoting];

/** A Secrets Manager that holds something wrong when told so. */
export const makeFailingSecrets = () => {
  let current = GOOD;
  return {
    handle: ((request) => current(request)) satisfies Handle,
    use: (next: Handle = GOOD): void => {
      current = next;
    },
  };
};
