import { Problem } from '../../errors/problem.ts';
import type { Fetch, FetchInit } from '../../http/outbound.ts';
import { asRecord } from '../../json.ts';

export interface RestClientOptions<C> {
  /** The carrier, as problems name it. */
  readonly company: string;
  /** What we sign in with, as the carrier calls it: `API key`. */
  readonly signIn: string;
  readonly fetch: Fetch;
  /** Read again when the carrier no longer takes those that we have. */
  readonly credentials: (fresh?: 'fresh') => Promise<C>;
}

export interface RestRequest<C> {
  /** Addresses and signs the request, once more where the credentials have changed. */
  readonly write: (credentials: C) => WrittenRequest;
  readonly signal: AbortSignal;
  /** `false`: whatever was answered, it may have been done, and doing it again would do it twice. */
  readonly isRepeatable?: boolean;
}

export interface WrittenRequest extends Omit<FetchInit, 'signal'> {
  readonly url: string;
}

export interface RestAnswer {
  readonly status: number;
  /** Parsed; `undefined` where it is no JSON, as error bodies may be. */
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
    // Somebody may have changed them since they were read.
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

// Not by `instanceof`: what an AbortSignal throws need not be an `Error` of this realm.
const isTimeout = (cause: unknown): boolean => TIMEOUTS.test(String(asRecord(cause)?.['name']));

const failureOf = (company: string, cause: unknown): Problem =>
  isTimeout(cause)
    ? new Problem('carrier-timeout', `${company} did not answer in time.`, { cause })
    : new Problem('carrier-failed', `${company} cannot be reached.`, { cause });
