import { createHmac } from 'node:crypto';
import { isRecord, parseJson } from '../../../simulators/support/http/json.ts';
import type { Log } from '../../../simulators/support/http/log.ts';
import { EXAMPLE_CREDENTIALS } from './account.ts';

export interface AskDependencies {
  readonly fetch: typeof fetch;
  readonly log: Log;
  readonly now: () => Date;
}

export type Document = Readonly<Record<string, unknown>>;

/** Sends the application a signed request. `undefined`: it did not answer with a document. */
export type AskApplication = (url: string, event: object) => Promise<Document | undefined>;

/** The signature of a webhook, over its time, its address and its body. */
const headersFor = (timestamp: string, url: string, body: string) => ({
  'content-type': 'application/json',
  'example-timestamp': timestamp,
  'example-signature': createHmac('sha256', EXAMPLE_CREDENTIALS.signingKey)
    .update(`${timestamp}\n${url}\n${body}`)
    .digest('hex'),
});

export const makeAskApplication =
  ({ fetch: send, log, now }: AskDependencies): AskApplication =>
  async (url, event) => {
    const body = JSON.stringify(event);
    const timestamp = String(Math.floor(now().getTime() / 1000));
    const request = { method: 'POST', url, body };
    try {
      const headers = headersFor(timestamp, url, body);
      const answer = await send(url, { method: 'POST', headers, body });
      const text = await answer.text();
      const shown = { status: answer.status, body: text };
      log.add({ direction: 'out', lines: [`${url} answered ${answer.status}`], request, answer: shown });
      const document = parseJson(text);
      return answer.ok && isRecord(document) ? document : undefined;
    } catch {
      log.add({ direction: 'out', lines: [`${url} did not answer`], request });
      return undefined;
    }
  };
