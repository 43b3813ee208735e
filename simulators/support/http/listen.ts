import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Handle = (request: Request) => Promise<Response>;

interface Listener {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * Serves on the loopback interface only. Port 0 takes a free one.
 * @param handleFor makes the handler once the URL is known
 * @throws Error `EADDRINUSE` when the port is taken
 */
export const listen = async (port: number, handleFor: (url: string) => Handle): Promise<Listener> => {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: taken } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${taken}`;
  const handle = handleFor(url);
  server.on('request', (incoming, outgoing) => {
    answer(handle, incoming, outgoing).catch(() => outgoing.destroy());
  });
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
  const request = await toRequest(incoming, gone.signal).catch(() => undefined);
  const response = await respond(handle, request);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
};

const respond = async (handle: Handle, request: Request | undefined): Promise<Response> => {
  if (request === undefined) return Response.json({ error: 'Bad Request' }, { status: 400 });
  if (isFromThisMachine(request.headers)) return handle(request);
  return Response.json({ error: 'Only programs on this machine are answered.' }, { status: 403 });
};

const THIS_MACHINE = /^(?:https?:\/\/)?(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;

/** Other machines cannot reach the loopback interface, but the pages of other sites in a browser here can. */
const isFromThisMachine = (headers: Headers): boolean =>
  [headers.get('host') ?? '', headers.get('origin') ?? 'localhost'].every((name) => THIS_MACHINE.test(name));

/** Keeps the path as it came: a literal `+` stays one. @throws TypeError for TRACE and for a malformed URL */
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
