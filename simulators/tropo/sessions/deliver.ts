import { inTime } from '../../support/http/in-time.ts';
import type { Log } from '../../support/http/log.ts';
import type { LiveSession } from './live-session.ts';

/** The text of a document, or why there is none. */
export type Delivery = { readonly text: string } | { readonly fault: string };

interface DeliverDependencies {
  readonly fetch: typeof fetch;
  readonly log: Log;
  readonly now: () => Date;
  readonly answerTimeoutMs: () => number;
}

/** The session of a POST: its cookies come back with the next one. */
type Thread = Pick<LiveSession, 'cookies' | 'id' | 'seconds'>;

/** POSTs a session or a result to the application and reads the document that comes back. */
export type Deliver = (session: Thread, url: string, body: unknown) => Promise<Delivery>;

/** Tropo read a document without a declared charset as ISO-8859-1. */
const decode = (bytes: ArrayBuffer, contentType: string | null): string => {
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(contentType ?? '')?.[1] ?? 'iso-8859-1';
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder('iso-8859-1').decode(bytes);
  }
};

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

interface Got {
  readonly status: number;
  readonly text: string;
}

export const makeDeliver = ({ fetch: send, log, now, answerTimeoutMs }: DeliverDependencies): Deliver => {
  const post = async (session: Thread, url: string, body: string, signal: AbortSignal): Promise<Got> => {
    const { cookies, seconds } = session;
    const time = now().getTime() + seconds * 1000;
    const headers = { 'content-type': 'application/json', ...cookies.headersFor(url, time) };
    const response = await send(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
    cookies.keep(url, response.headers, time);
    const text = decode(await response.arrayBuffer(), response.headers.get('content-type'));
    return { status: response.status, text };
  };
  return async (session, url, value) => {
    const sessionId = session.id;
    const body = JSON.stringify(value);
    const thread = `Tropo-Thread-${sessionId} [url=${url}`;
    const sending = `Sending TropoML Payload on ${thread}]`;
    const finish = (line: string, answer: Got | undefined, delivery: Delivery): Delivery => {
      const shown = answer && { status: answer.status, body: answer.text };
      const request = { method: 'POST', url, body };
      log.add({
        direction: 'out',
        sessionId,
        lines: [sending, line],
        request,
        ...(shown && { answer: shown }),
      });
      return delivery;
    };
    try {
      const got = await inTime(answerTimeoutMs(), (signal) => post(session, url, body, signal));
      if (got === undefined)
        return finish(`Timed out on ${thread}]`, got, { fault: 'the application did not answer in time' });
      if (got.status >= 200 && got.status <= 299)
        return finish('Received new TropoML document', got, { text: got.text });
      const line = `Received non-2XX status code on ${thread}, code=${got.status}]`;
      return finish(line, got, { fault: `the application answered ${got.status}` });
    } catch (cause) {
      return finish(`Failed on ${thread}]: ${reasonOf(cause)}`, undefined, { fault: reasonOf(cause) });
    }
  };
};
