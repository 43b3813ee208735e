import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BodyReading, LazyRequest } from './lazy-request.ts';
import { lazyRequest } from './lazy-request.ts';
import type { ServerLimits } from './limits.ts';
import { LIMITS } from './limits.ts';

export type Handle = (request: Request) => Promise<Response>;

export interface Listener {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Serves on the loopback interface only. Port 0 takes a free one. @throws Error `EADDRINUSE` when the port is taken */
export const listen = async (
  handle: Handle,
  port: number,
  limits: ServerLimits = LIMITS,
): Promise<Listener> => {
  const server = createServer({
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: Math.min(1000, limits.headersMs),
  });
  server.maxConnections = limits.connections;
  // Without the second event Node asks a client that sends `Expect: 100-continue` for its body before anything is judged.
  for (const event of ['request', 'checkContinue'] as const) {
    server.on(event, (incoming, outgoing) => {
      serve(handle, incoming, outgoing, limits).catch(() => outgoing.destroy());
    });
  }
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: taken } = server.address() as AddressInfo;
  const stop = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://127.0.0.1:${taken}`, stop };
};

export interface LateListener extends Listener {
  readonly serve: (handle: Handle) => void;
}

/**
 * Takes the port now and gets its handler later. Requests wait until then.
 * @param setting the environment variable that chooses the port
 * @throws Error in words when the port is taken
 */
export const listenLate = async (port: number, setting: string): Promise<LateListener> => {
  const handle = Promise.withResolvers<Handle>();
  try {
    const listener = await listen(async (request) => (await handle.promise)(request), port);
    return { ...listener, serve: handle.resolve };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') {
      throw cause;
    }
    const another = `${setting}=${port + 10} npm start`;
    throw new Error(`Port ${port} is taken. Stop what uses it, or choose another: ${another}`, { cause });
  }
};

const serve = async (
  handle: Handle,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { bodyBytes }: ServerLimits,
): Promise<void> => {
  const gone = new AbortController();
  outgoing.on('close', () => gone.abort());
  const beforeBody = (): void => {
    if (incoming.headers.expect !== undefined) {
      outgoing.writeContinue();
    }
  };
  const answer = await answerTo(handle, incoming, {
    limitBytes: bodyBytes,
    signal: gone.signal,
    beforeBody,
  });
  const headers = Object.fromEntries(answer.headers);
  // What was not read is never read: the connection ends instead.
  outgoing.writeHead(answer.status, incoming.complete ? headers : { ...headers, connection: 'close' });
  outgoing.end(Buffer.from(await answer.arrayBuffer()));
};

const answerTo = async (
  handle: Handle,
  incoming: IncomingMessage,
  reading: BodyReading,
): Promise<Response> => {
  const lazy = requestOrNothing(incoming, reading);
  if (lazy === undefined) {
    return refusal(400, 'Bad Request');
  }
  try {
    const answer = await handle(lazy.request);
    return lazy.isTooLarge() ? refusal(413, 'Request Entity Too Large') : answer;
  } catch (error) {
    if (lazy.isTooLarge()) {
      return refusal(413, 'Request Entity Too Large');
    }
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

const refusal = (status: number, message: string): Response => Response.json({ message }, { status });
