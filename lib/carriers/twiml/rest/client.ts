import type { Fetch } from '../../../http/outbound.ts';
import type { RestAnswer } from '../../kit/rest-client.ts';
import { basic, makeSendToCarrier } from '../../kit/rest-client.ts';

/** An account with its credentials. */
export interface RestAccount {
  /** Ends in `/2010-04-01`. */
  readonly baseUrl: string;
  readonly id: string;
  readonly username: string;
  readonly password: string;
}

export interface AccountClientOptions {
  readonly company: string;
  readonly signIn: string;
  readonly fetch: Fetch;
  readonly account: (fresh?: 'fresh') => Promise<RestAccount>;
}

/** Names and values of a form or a query. */
export type Fields = Readonly<Record<string, string>>;

export interface AccountRequest {
  readonly method: 'DELETE' | 'GET' | 'POST';
  /** Below the account: `/IncomingPhoneNumbers.json`. */
  readonly path: string;
  readonly query?: Fields | URLSearchParams;
  readonly form?: Fields;
  readonly signal: AbortSignal;
}

/** Sends one request about the account. @throws Problem `carrier-timeout`, `carrier-failed`, `carrier-refused` */
export type SendToAccount = (request: AccountRequest) => Promise<RestAnswer>;

/** The REST API of Twilio, which others copy: forms in, JSON out, every path below one account. */
export const makeSendToAccount = ({ account, ...options }: AccountClientOptions): SendToAccount => {
  const send = makeSendToCarrier({ ...options, credentials: account });
  return ({ method, path, query, form, signal }) =>
    send({
      signal,
      write: ({ baseUrl, id, username, password }) => ({
        method,
        url: `${baseUrl}/Accounts/${encodeURIComponent(id)}${path}${queryOf(query)}`,
        headers: {
          accept: 'application/json',
          authorization: basic(username, password),
          ...(form !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        ...(form !== undefined && { body: new URLSearchParams(form).toString() }),
      }),
    });
};

const queryOf = (query: AccountRequest['query']): string =>
  query === undefined ? '' : `?${new URLSearchParams(query)}`;
