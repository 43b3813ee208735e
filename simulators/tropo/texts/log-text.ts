import type { Log } from '../../support/http/log.ts';

/** Logs a text that the application sends to a person, in the form of a request. */
export const makeLogText =
  (log: Log) =>
  (sessionId: string, to: string, text: string): void =>
    log.add({
      direction: 'out',
      sessionId,
      lines: [`Sending message on Tropo-Thread-${sessionId} [to=${to}]`],
      request: { method: 'TEXT', url: `${to.includes('@') ? 'im' : 'tel'}:${to}`, body: text },
    });
