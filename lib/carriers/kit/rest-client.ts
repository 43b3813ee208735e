import { Problem } from '../../errors/problem.ts';
import type { Fetch, FetchInit } from '../../http/outbound.ts';
import { asRecord } from '../../json.ts';

export interface RestClientOptions<C> {
  /** The carrier's name in error messages. */
  readonly company: string;
  /** The carrier's word for the credentials: `API key`. */
  readonly signIn: string;
  readonly fetch: Fetch;
  /** `fresh` reads them again, after the carrier has refused the cached ones. */
  readonly credentials: (fresh?: 'fresh') => Promise<C>;
}

export interface RestRequest<C> {
  /** Writes the request with the credentials. Called again if they have changed. */
  readonly write: (credentials: C) => WrittenRequest;
  readonly signal: AbortSignal;
  /** `false` for a request that is not idempotent: it is never sent twice. */
  readonly isRepeatable?: boolean;
}

export interface WrittenRequest extends Omit<FetchInit, 'signal'> {
  readonly url: string;
}

export interface RestAnswer {
  readonly status: number;
  /** The parsed body; `undefined` if it is not JSON, as error bodies may be. */
  readonly json: unknown;
}

/** Sends one request to a carrier's API. @throws Problem `carrier-timeout`, `carrier-failed`, `carrier-refused` */
export type SendToCarrier<C> = (request: RestRequest<C>) => Promise<RestAnswer>;

export const makeSendToCarrier = <C>(options: RestClientOptions<C>): SendToCarrier<C> => {
  const { company, signIn, credentials } = options;
  return async (request) => {
    const answer = await sendOnce(options, request, await credentials());
    if (answer.status !== 401) {
      return answer;
    }
    // The secret may have changed since it was read.
    const fresh = await credentials('fresh');
    const retried = request.isRepeatable === false ? answer : await sendOnce(options, request, fresh);
    if (retried.status === 401) {
      const detail = `${company} does not accept our ${signIn}. Correct what the secret holds.`;
      throw new Problem('carrier-refused', detail, { carrierStatus: 401 });
    }
    return retried;
  };
};

const sendOnce = async <C>(
  { company, fetch }: RestClientOptions<C>,
  { write, signal }: RestRequest<C>,
  credentials: C,
): Promise<RestAnswer> => {
  const { url, ...written } = write(credentials);
  try {
    const answer = await fetch(url, { ...written, signal });
    return { status: answer.status, json: parseJson(await answer.text()) };
  } catch (cause) {
    throw failureOf(company, cause);
  }
};

/** The value of an `authorization` header. */
export const basic = (username: string, password: string): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const TIMEOUTS = /Timeout|Abort/;

// Not by `instanceof`: an AbortSignal may throw an error of another realm.
const isTimeout = (cause: unknown): boolean => TIMEOUTS.test(String(asRecord(cause)?.['name']));

const failureOf = (company: string, cause: unknown): Problem =>
  isTimeout(cause)
    ? new Problem('carrier-timeout', `${company} did not answer in time.`, { cause })
    : new Problem('carrier-failed', `${company} cannot be reached.`, { cause });
