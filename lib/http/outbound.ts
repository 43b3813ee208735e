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

/** A carrier that is silent for so long has lost the request, or we have lost the carrier. */
const CONNECT_TIMEOUT_MS = 3_000;
const HEADERS_TIMEOUT_MS = 10_000;
const BODY_TIMEOUT_MS = 5_000;

/** Unlike `fetch`, this unpacks nothing, and a server that is not told so may compress. */
const ALWAYS = { 'accept-encoding': 'identity', 'user-agent': 'callmask' };

/**
 * Asks a carrier. It never repeats a request by itself: a purchase must not be repeated blindly, and 503 is how Tropo
 * says that it has no stock. Nor does it follow a redirect, which would take our credentials to another place.
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

/** Waits no longer than the signal lets it: undici looks at that only once it has a connection. */
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
