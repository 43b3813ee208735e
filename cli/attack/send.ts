import { request as openRequest } from 'node:http';
import { text } from 'node:stream/consumers';

/** A request as an attacker writes it, without the limits of an HTTP library. */
export interface Message {
  readonly method?: string;
  /** Sent unchanged: `fetch` would normalize dots and escapes. */
  readonly path: string;
  /** May have `Host` and `Origin`, which `fetch` does not let a program set. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface Answer {
  readonly status: number;
  /** Without `date`, which changes every second. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** @param url the server's, without a path */
export type Send = (url: string, message: Message) => Promise<Answer>;

/** Sends over a connection of its own. */
export const send: Send = async (url, { method = 'POST', path, headers = {}, body = '' }) => {
  const answered = Promise.withResolvers<Answer>();
  const { hostname, port } = new URL(url);
  const length = String(Buffer.byteLength(body));
  const outgoing = openRequest(
    { hostname, port, method, path, headers: { ...JSON_BODY, ...headers, 'content-length': length } },
    (incoming) => {
      const { date: _date, ...others } = incoming.headers;
      const entries = Object.entries(others).map(([name, value]) => [name, String(value)]);
      text(incoming).then(
        (body) =>
          answered.resolve({
            status: incoming.statusCode ?? 0,
            headers: Object.fromEntries(entries),
            body,
          }),
        answered.reject,
      );
    },
  );
  outgoing.on('error', answered.reject);
  outgoing.end(body);
  return answered.promise;
};

const JSON_BODY = { 'content-type': 'application/json', connection: 'close' };

/** An answer without the request id, so that two answers can be compared. */
export const comparable = ({ status, headers, body }: Answer): string => {
  const { 'content-length': _length, ...others } = headers;
  return JSON.stringify([status, others, body.replace(/"instance":"[^"]*"/, '"instance":""')]);
};
