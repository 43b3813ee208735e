import type { Fetch } from '../../../http/outbound.ts';
import type { RestAnswer } from '../../kit/rest-client.ts';
import { makeSendToCarrier } from '../../kit/rest-client.ts';
import { secretFields } from '../../kit/secret-fields.ts';

export interface TelnyxClientOptions {
  readonly fetch: Fetch;
  /** Such as `https://api.telnyx.com/v2`. */
  readonly baseUrl: string;
  /** Read again when the carrier no longer takes those that we have. */
  readonly credentials: (fresh?: 'fresh') => Promise<TelnyxCredentials>;
}

/** Names may be there more than once. */
export type Query = readonly (readonly [name: string, value: string])[];

export interface TelnyxRequest {
  readonly method: 'DELETE' | 'GET' | 'PATCH' | 'POST';
  /** Below the base URL. */
  readonly path: string;
  readonly query?: Query;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal;
}

/** Telnyx's API, and the application that stands in our credentials for it. */
export interface TelnyxClient {
  /** @throws Problem `carrier-timeout`, `carrier-failed`, `carrier-refused` */
  readonly send: (request: TelnyxRequest) => Promise<RestAnswer>;
  readonly applicationId: () => Promise<string>;
}

export const makeTelnyxClient = ({ fetch, baseUrl, credentials }: TelnyxClientOptions): TelnyxClient => {
  const send = makeSendToCarrier<TelnyxCredentials>({
    company: 'Telnyx',
    signIn: 'API key',
    fetch,
    credentials,
  });
  return {
    send: ({ method, path, query, body, signal }) =>
      send({
        write: ({ apiKey }) => ({
          method,
          url: `${baseUrl}${path}${queryString(query)}`,
          headers: {
            accept: 'application/json',
            authorization: `Bearer ${apiKey}`,
            ...(body !== undefined && { 'content-type': 'application/json' }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        }),
        signal,
      }),
    applicationId: async () => (await credentials()).applicationId,
  };
};

const queryString = (query: Query = []): string =>
  query.length === 0
    ? ''
    : `?${new URLSearchParams(query.map(([name, value]): [string, string] => [name, value]))}`;

/** What is needed to act on an account at Telnyx. */
export interface TelnyxCredentials {
  readonly apiKey: string;
  /** Of the TeXML application that our numbers' calls go to. It must be Callmask's alone. */
  readonly applicationId: string;
}

/** What the secret holds: `{"apiKey", "applicationId"}`. @throws Error that names what is missing */
export const parseTelnyxCredentials = (text: string): TelnyxCredentials => {
  const field = secretFields(text);
  return { apiKey: field('apiKey'), applicationId: field('applicationId') };
};
