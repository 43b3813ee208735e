import type { LogEntry } from '../../support/http/log.ts';

/** A text to a person, in the form of a log entry: the nearest thing to a request that there is. */
export const textEntry = (sessionId: string, to: string, text: string): Omit<LogEntry, 'at'> => ({
  direction: 'out',
  sessionId,
  lines: [`Sending message on Tropo-Thread-${sessionId} [to=${to}]`],
  request: { method: 'TEXT', url: `tel:${to}`, body: text },
});
