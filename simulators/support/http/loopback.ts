import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BodyReading, LazyRequest } from './lazy-request.ts';
import { lazyRequest } from './lazy-request.ts';

export type Handle = (request: Request) => Promise<Response>;

export interface Listener {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** How much of this machine one server gives to requests that no handler has judged yet. */
export interface ServerLimits {
  readonly connections: number;
  readonly headerBytes: number;
  readonly bodyBytes: number;
  /** From the opening of a connection, or from the answer before. */
  readonly headersMs: number;
  /** For headers and body together. */
  readonly requestMs: number;
}

export interface LoopbackOptions {
  readonly limits: ServerLimits;
  /** The answer to a request that no handler gets. */
  readonly refuse: (status: number, words: string) => Response;
}

/**
 * Serves on the loopback interface only. Port 0 takes a free one. A body is read only if the handler asks for it.
 * @param handleFor makes the handler once the URL is known
 * @throws Error `EADDRINUSE` when the port is taken
 */
export const listenOnLoopback = async (
  port: number,
  handleFor: (url: string) => Handle,
  options: LoopbackOptions,
): Promise<Listener> => {
  const { limits } = options;
  const server = createServer({
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: Math.min(1000, limits.headersMs),
  });
  server.maxConnections = limits.connections;
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: taken } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${taken}`;
  const handle = handleFor(url);
  // Without the second event Node asks a client that sends `Expect: 100-continue` for its body before anything is judged.
  for (const event of ['request', 'checkContinue'] as const) {
    server.on(event, (incoming, outgoing) => {
      answer(handle, incoming, outgoing, options).catch(() => outgoing.destroy());
    });
  }
  const stop = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { url, stop };
};

const answer = async (
  handle: Handle,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { limits, refuse }: LoopbackOptions,
): Promise<void> => {
  const gone = new AbortController();
  outgoing.on('close', () => gone.abort());
  const beforeBody = (): void => {
    if (incoming.headers.expect !== undefined) outgoing.writeContinue();
  };
  const reading = { limitBytes: limits.bodyBytes, signal: gone.signal, beforeBody };
  const response = await respond(handle, requestOrNothing(incoming, reading), refuse);
  const headers = Object.fromEntries(response.headers);
  // What was not read is never read: the connection ends instead.
  outgoing.writeHead(response.status, incoming.complete ? headers : { ...headers, connection: 'close' });
  outgoing.end(Buffer.from(await response.arrayBuffer()));
};

const respond = async (
  handle: Handle,
  lazy: LazyRequest | undefined,
  refuse: LoopbackOptions['refuse'],
): Promise<Response> => {
  if (lazy === undefined) return refuse(400, 'Bad Request');
  try {
    const response = await handle(lazy.request);
    return lazy.isTooLarge() ? refuse(413, 'Request Entity Too Large') : response;
  } catch (error) {
    if (lazy.isTooLarge()) return refuse(413, 'Request Entity Too Large');
    throw error;
  }
};

const requestOrNothing = (incoming: IncomingMessage, reading: BodyReading): LazyRequest | undefined => {
  try {
    return lazyRequest(incoming, reading);
  } catch {
    return undefined;
  }
};
