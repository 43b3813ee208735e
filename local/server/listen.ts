import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Handle = (request: Request) => Promise<Response>;

export interface Listener {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Serves on the loopback interface only. Port 0 takes a free one. @throws Error `EADDRINUSE` when the port is taken */
export const listen = async (handle: Handle, port: number): Promise<Listener> => {
  const server = createServer((incoming, outgoing) => {
    serve(handle, incoming, outgoing).catch(() => outgoing.destroy());
  });
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

const serve = async (handle: Handle, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
  const gone = new AbortController();
  outgoing.on('close', () => gone.abort());
  const request = await toRequest(incoming, gone.signal).catch(() => undefined);
  const answer = request === undefined ? badRequest() : await handle(request);
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
  outgoing.end(Buffer.from(await answer.arrayBuffer()));
};

/** For requests that `Request` cannot hold, such as TRACE or an invalid URL. */
const badRequest = (): Response => Response.json({ message: 'Bad Request' }, { status: 400 });

/** Keeps the path as it came, a literal `+` included: `Request` decodes nothing. */
const toRequest = async (incoming: IncomingMessage, signal: AbortSignal): Promise<Request> => {
  const { method = 'GET', url = '/', headersDistinct } = incoming;
  const body = Buffer.concat(await incoming.toArray());
  const headers = Object.entries(headersDistinct).map(([name, values = []]): [string, string] => [
    name,
    values.join(', '),
  ]);
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(new URL(url, 'http://127.0.0.1'), { method, headers, signal, ...(hasBody && { body }) });
};
