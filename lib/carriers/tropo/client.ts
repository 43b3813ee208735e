import type { Fetch } from '../../http/outbound.ts';
import type { RestAnswer } from '../kit/rest-client.ts';
import { basic, makeSendToCarrier } from '../kit/rest-client.ts';
import { secretFields } from '../kit/secret-fields.ts';

/** The credentials of an account at Tropo, and its application. */
export interface TropoCredentials {
  readonly username: string;
  readonly password: string;
  /** Decimal digits. Nothing but Callmask may use the application. */
  readonly applicationId: string;
}

export interface TropoClientOptions {
  readonly fetch: Fetch;
  /** The provisioning API, such as `https://api.tropo.com/v1`. */
  readonly baseUrl: string;
  /** `fresh` reads them again, after the carrier has refused the cached ones. */
  readonly credentials: (fresh?: 'fresh') => Promise<TropoCredentials>;
}

export interface TropoRequest {
  readonly method: 'DELETE' | 'GET' | 'POST';
  /** Below the base URL; the application's id is known only once the credentials are. */
  readonly path: (applicationId: string) => string;
  readonly body?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** `false` for a request that is not idempotent: it is never sent twice. */
  readonly isRepeatable?: boolean;
}

/** Sends one request to Tropo's provisioning API. @throws Problem `carrier-timeout`, `carrier-failed`, `carrier-refused` */
export type SendToTropo = (request: TropoRequest) => Promise<RestAnswer>;

export const makeSendToTropo = ({ fetch, baseUrl, credentials }: TropoClientOptions): SendToTropo => {
  const send = makeSendToCarrier({ company: 'Tropo', signIn: 'user name and password', fetch, credentials });
  return ({ method, path, body, signal, isRepeatable = true }) =>
    send({
      signal,
      isRepeatable,
      write: ({ username, password, applicationId }) => ({
        method,
        url: `${baseUrl}${path(encodeURIComponent(applicationId))}`,
        headers: {
          accept: 'application/json',
          authorization: basic(username, password),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    });
};

/** Reads the secret that buys numbers: `{"username", "password", "applicationId"}`. @throws Error that names what is missing */
export const parseTropoCredentials = (text: string): TropoCredentials => {
  const field = secretFields(text);
  return { username: field('username'), password: field('password'), applicationId: field('applicationId') };
};
