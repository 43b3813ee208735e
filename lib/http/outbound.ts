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

/** After this long a silent carrier has lost the request, or the connection is lost. */
const CONNECT_TIMEOUT_MS = 3_000;
const HEADERS_TIMEOUT_MS = 10_000;
const BODY_TIMEOUT_MS = 5_000;

/** Asks for answers without compression, which this client, unlike `fetch`, cannot unpack. */
const ALWAYS = { 'accept-encoding': 'identity', 'user-agent': 'callmask' };

/**
 * Makes the `Fetch` that asks carriers. It never repeats a request by itself: a purchase must not be repeated blindly, and
 * Tropo answers 503 when it has no stock. It follows no redirect, which would take our credentials to another host.
 */
export const makeFetch =
  (dispatcher: Dispatcher = makeAgent()): Fetch =>
  async (url, { headers, ...init }) => {
    const { origin, pathname, search } = new URL(url);
    const path = `${pathname}${search}`;
    const sent = { ...init, origin, path, headers: { ...ALWAYS, ...headers } };
    const { statusCode, body } = await unlessOver(init.signal, () => request.call(dispatcher, sent));
    return { status: statusCode, text: () => body.text() };
  };

/** Stops waiting when the signal aborts: undici looks at the signal only once it has a connection. */
const unlessOver = async <T>(signal: AbortSignal, ask: () => Promise<T>): Promise<T> => {
  signal.throwIfAborted();
  const { promise: over, reject } = Promise.withResolvers<never>();
  const end = () => reject(signal.reason);
  signal.addEventListener('abort', end);
  try {
    return await Promise.race([ask(), over]);
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
