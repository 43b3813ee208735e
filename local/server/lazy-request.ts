import type { IncomingMessage } from 'node:http';

export interface LazyRequest {
  /** Its body is read only if the handler asks for it, and up to the limit. */
  readonly request: Request;
  readonly isTooLarge: () => boolean;
}

export interface BodyReading {
  readonly limitBytes: number;
  readonly signal: AbortSignal;
  /** Called before the first byte of the body is asked for. */
  readonly beforeBody: () => void;
}

/**
 * The request before its body has come, so that a handler can refuse it by method, host and path. Keeps the path as it
 * came, a literal `+` included. @throws TypeError for what `Request` cannot hold, such as TRACE or an invalid URL
 */
export const lazyRequest = (incoming: IncomingMessage, reading: BodyReading): LazyRequest => {
  const { method = 'GET', url = '/' } = incoming;
  let tooLarge = false;
  const refuse = (): void => {
    tooLarge = true;
  };
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const body = hasBody && {
    body: ReadableStream.from(bounded(incoming, reading, refuse)),
    duplex: 'half' as const,
  };
  const { signal } = reading;
  const request = new Request(new URL(url, 'http://127.0.0.1'), {
    method,
    headers: headersOf(incoming),
    signal,
    ...body,
  });
  return { request, isTooLarge: () => tooLarge };
};

const headersOf = ({ headersDistinct }: IncomingMessage): [string, string][] =>
  Object.entries(headersDistinct).map(([name, values = []]) => [name, values.join(', ')]);

/** Judges the declared length before it reads, and counts what comes: a body in chunks declares none. */
const bounded = async function* (
  incoming: IncomingMessage,
  { limitBytes, beforeBody }: BodyReading,
  refuse: () => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  const count = (more: number): void => {
    bytes += more;
    if (bytes > limitBytes) {
      refuse();
      throw new RangeError(`The body is longer than ${limitBytes} bytes.`);
    }
  };
  count(Number(incoming.headers['content-length'] ?? 0));
  bytes = 0;
  beforeBody();
  // Destroying it here would end the connection before the refusal is out.
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    count(chunk.length);
    yield chunk;
  }
};
