import type { Handle, Listener, LoopbackOptions } from './loopback.ts';
import { listenOnLoopback } from './loopback.ts';

const refuse = (status: number, error: string): Response => Response.json({ error }, { status });

/** A client that is slower or longer loses its connection. */
const OPTIONS: LoopbackOptions = {
  limits: {
    connections: 512,
    headerBytes: 16 * 1024,
    bodyBytes: 1024 * 1024,
    headersMs: 10_000,
    requestMs: 30_000,
  },
  refuse,
};

/**
 * Serves programs on this machine. Port 0 takes a free one.
 * @param handleFor makes the handler once the URL is known
 * @throws Error `EADDRINUSE` when the port is taken
 */
export const listen = (port: number, handleFor: (url: string) => Handle): Promise<Listener> =>
  listenOnLoopback(port, (url) => onlyThisMachine(handleFor(url)), OPTIONS);

const onlyThisMachine =
  (handle: Handle): Handle =>
  async (request) =>
    isFromThisMachine(request.headers)
      ? handle(request)
      : refuse(403, 'Only programs on this machine are answered.');

const THIS_MACHINE = /^(?:https?:\/\/)?(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;

/** Other machines cannot reach the loopback interface, but the pages of other sites in a browser here can. */
const isFromThisMachine = (headers: Headers): boolean =>
  headers.get('sec-fetch-site') !== 'cross-site' &&
  [headers.get('host') ?? '', headers.get('origin') ?? 'localhost'].every((name) => THIS_MACHINE.test(name));
