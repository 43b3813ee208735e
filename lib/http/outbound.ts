import type { Dispatcher } from 'undici';
import { Agent, fetch } from 'undici';

export type Fetch = (url: string, init: FetchInit) => Promise<FetchAnswer>;

export interface FetchInit {
  readonly method: string;
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

/**
 * `fetch` towards carriers. It never repeats a request by itself: a purchase must not be repeated blindly, and 503 is
 * how Tropo says that it has no stock.
 */
export const makeFetch =
  (dispatcher: Dispatcher = makeAgent()): Fetch =>
  // A redirect would take our credentials to another place.
  (url, init) =>
    fetch(url, { ...init, dispatcher, redirect: 'manual' });

const makeAgent = (): Dispatcher =>
  new Agent({
    connect: { timeout: CONNECT_TIMEOUT_MS },
    headersTimeout: HEADERS_TIMEOUT_MS,
    bodyTimeout: BODY_TIMEOUT_MS,
  });
