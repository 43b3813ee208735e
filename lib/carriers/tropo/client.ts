import type { Fetch } from '../../http/outbound.ts';
import type { RestAnswer } from '../kit/rest-client.ts';
import { basic, makeSendToCarrier } from '../kit/rest-client.ts';
import { secretFields } from '../kit/secret-fields.ts';

/** What is needed to act on an account at Tropo. */
export interface TropoCredentials {
  readonly username: string;
  readonly password: string;
  /** Decimal digits. The application must be Callmask's alone. */
  readonly applicationId: string;
}

export interface TropoClientOptions {
  readonly fetch: Fetch;
  /** The provisioning API, such as `https://api.tropo.com/v1`. */
  readonly baseUrl: string;
  /** Read again when the carrier no longer takes those that we have. */
  readonly credentials: (fresh?: 'fresh') => Promise<TropoCredentials>;
}

export interface TropoRequest {
  readonly method: 'DELETE' | 'GET' | 'POST';
  /** Below the base URL; the application's id is known only once the credentials are. */
  readonly path: (applicationId: string) => string;
  readonly body?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** `false`: whatever was answered, it may have been done, and doing it again would do it twice. */
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

/** What the secret holds: `{"username", "password", "applicationId"}`. @throws Error that names what is missing */
export const parseTropoCredentials = (text: string): TropoCredentials => {
  const field = secretFields(text);
  return { username: field('username'), password: field('password'), applicationId: field('applicationId') };
};
