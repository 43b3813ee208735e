import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BodyReading, LazyRequest } from './lazy-request.ts';
import { lazyRequest } from './lazy-request.ts';

export type Handle = (request: Request) => Promise<Response>;

interface Listener {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const MOST_CONNECTIONS = 512;
const MOST_BODY_BYTES = 1024 * 1024;

/** A client that is slower or longer loses its connection. */
const REQUEST_LIMITS = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1000,
};

/**
 * Serves on the loopback interface only. Port 0 takes a free one.
 * @param handleFor makes the handler once the URL is known
 * @throws Error `EADDRINUSE` when the port is taken
 */
export const listen = async (port: number, handleFor: (url: string) => Handle): Promise<Listener> => {
  const server = createServer(REQUEST_LIMITS);
  server.maxConnections = MOST_CONNECTIONS;
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: taken } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${taken}`;
  const handle = handleFor(url);
  // Without the second event Node asks a client that sends `Expect: 100-continue` for its body before anything is judged.
  for (const event of ['request', 'checkContinue'] as const) {
    server.on(event, (incoming, outgoing) => {
      answer(handle, incoming, outgoing).catch(() => outgoing.destroy());
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

const answer = async (handle: Handle, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
  const gone = new AbortController();
  outgoing.on('close', () => gone.abort());
  const beforeBody = (): void => {
    if (incoming.headers.expect !== undefined) outgoing.writeContinue();
  };
  const reading = { limitBytes: MOST_BODY_BYTES, signal: gone.signal, beforeBody };
  const response = await respond(handle, requestOrNothing(incoming, reading));
  const headers = Object.fromEntries(response.headers);
  // What was not read is never read: the connection ends instead.
  outgoing.writeHead(response.status, incoming.complete ? headers : { ...headers, connection: 'close' });
  outgoing.end(Buffer.from(await response.arrayBuffer()));
};

const respond = async (handle: Handle, lazy: LazyRequest | undefined): Promise<Response> => {
  if (lazy === undefined) return refusal(400, 'Bad Request');
  if (!isFromThisMachine(lazy.request.headers)) {
    return refusal(403, 'Only programs on this machine are answered.');
  }
  try {
    const response = await handle(lazy.request);
    return lazy.isTooLarge() ? refusal(413, 'Request Entity Too Large') : response;
  } catch (error) {
    if (lazy.isTooLarge()) return refusal(413, 'Request Entity Too Large');
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

const refusal = (status: number, error: string): Response => Response.json({ error }, { status });

const THIS_MACHINE = /^(?:https?:\/\/)?(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;

/** Other machines cannot reach the loopback interface, but the pages of other sites in a browser here can. */
const isFromThisMachine = (headers: Headers): boolean =>
  headers.get('sec-fetch-site') !== 'cross-site' &&
  [headers.get('host') ?? '', headers.get('origin') ?? 'localhost'].every((name) => THIS_MACHINE.test(name));
