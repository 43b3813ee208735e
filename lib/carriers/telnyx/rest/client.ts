import type { Fetch } from '../../../http/outbound.ts';
import type { RestAnswer } from '../../kit/rest-client.ts';
import { makeSendToCarrier } from '../../kit/rest-client.ts';
import { secretFields } from '../../kit/secret-fields.ts';

export interface TelnyxClientOptions {
  readonly fetch: Fetch;
  /** Such as `https://api.telnyx.com/v2`. */
  readonly baseUrl: string;
  /** `fresh` reads them again, after the carrier has refused the cached ones. */
  readonly credentials: (fresh?: 'fresh') => Promise<TelnyxCredentials>;
}

/** Names may repeat. */
export type Query = readonly (readonly [name: string, value: string])[];

export interface TelnyxRequest {
  readonly method: 'DELETE' | 'GET' | 'PATCH' | 'POST';
  /** Below the base URL. */
  readonly path: string;
  readonly query?: Query;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal;
}

/** Telnyx's API, and the application that the credentials name. */
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

/** The credentials of an account at Telnyx, and its application. */
export interface TelnyxCredentials {
  readonly apiKey: string;
  /** Of the TeXML application that managed numbers send their calls to. Nothing but Callmask may use it. */
  readonly applicationId: string;
}

/** Reads the secret that buys numbers: `{"apiKey", "applicationId"}`. @throws Error that names what is missing */
export const parseTelnyxCredentials = (text: string): TelnyxCredentials => {
  const field = secretFields(text);
  return { apiKey: field('apiKey'), applicationId: field('applicationId') };
};
