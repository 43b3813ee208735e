import type { Dispatcher } from 'undici';
import request from 'undici/lib/api/api-request.js';
import Agent from 'undici/lib/dispatcher/agent.js';

export type Fetch = (url: string, init: FetchInit) => Promise<FetchAnswer>;

export interface FetchInit {
  readonly method: Dispatcher.HttpMethod;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

export interface FetchAnswer {
  readonly status: number;
  text(): Promise<string>;
}

/** Time limits after which the request or the connection counts as lost. */
const CONNECT_TIMEOUT_MS = 3_000;
const HEADERS_TIMEOUT_MS = 10_000;
const BODY_TIMEOUT_MS = 5_000;

/** Asks for uncompressed answers: this client, unlike `fetch`, cannot decompress them. */
const ALWAYS = { 'accept-encoding': 'identity', 'user-agent': 'callmask' };

/**
 * Makes the `Fetch` for requests to carriers. It never retries: a purchase must not be repeated blindly, and Tropo answers
 * 503 when it has no stock. It follows no redirect, because that would send our credentials to another host.
 */
export const makeFetch =
  (dispatcher: Dispatcher = makeAgent()): Fetch =>
  async (url, { headers, ...init }) => {
    const { origin, pathname, search } = new URL(url);
    const path = `${pathname}${search}`;
    const sent = { ...init, origin, path, headers: { ...ALWAYS, ...headers } };
    const { statusCode, body } = await unlessAborted(init.signal, () => request.call(dispatcher, sent));
    return { status: statusCode, text: () => body.text() };
  };

/** Rejects when the signal aborts. undici itself looks at the signal only once it has a connection. */
const unlessAborted = async <T>(signal: AbortSignal, ask: () => Promise<T>): Promise<T> => {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const end = () => reject(signal.reason);
  signal.addEventListener('abort', end);
  try {
    return await Promise.race([ask(), aborted]);
  } finally {
    signal.removeEventListener('abort', end);
  }
};

const makeAgent = (): Dispatcher =>
  new Agent({
    connect: { timeout: CONNECT_TIMEOUT_MS },
    headersTimeout: HEADERS_TIMEOUT_MS,
    bodyTimeout: BODY_TIMEOUT_MS,
  });
