import { inTime } from '../support/in-time.ts';
import type { Log } from '../support/log.ts';
import type { CarrierAccount } from './account.ts';
import type { Dialect } from './dialect.ts';
import type { Settings } from './settings.ts';
import { sign } from './sign.ts';

export type Fields = Readonly<Record<string, string>>;

export interface WebhookRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly fields: Fields;
}

/** What the application answered, or by which of the carrier's errors it did not. */
export type Got = { readonly text: string } | { readonly code: number; readonly reason: string };

export interface WebhookDependencies {
  readonly fetch: typeof fetch;
  readonly log: Log;
  readonly dialect: Dialect;
  readonly settings: () => Settings;
  readonly randomId: () => string;
}

/** Asks the application, with the account's signature. It does not throw. */
export type AskApplication = (sid: string, account: CarrierAccount, request: WebhookRequest) => Promise<Got>;

const MAX_BYTES = 64 * 1024;
const CODES = { http: 11_200, size: 11_750, contentType: 12_300 } as const;

/** What follows a `#` tells the carrier how to ask, and is not part of what is asked. */
const withoutFragment = (url: string): string => url.replace(/#.*$/, '');

const withQuery = (url: string, fields: Fields): string =>
  `${url}${url.includes('?') ? '&' : '?'}${new URLSearchParams(fields)}`;

interface Sent {
  readonly url: string;
  readonly init: { readonly method: string; readonly headers: Fields; readonly body?: string };
}

const signed = (account: CarrierAccount, { url, method, fields }: WebhookRequest, dialect: Dialect): Sent => {
  const bare = withoutFragment(url);
  const asked = method === 'GET' ? withQuery(bare, fields) : bare;
  const signature = sign(account.signingKey, asked, method === 'GET' ? {} : fields);
  const headers = { [dialect.signatureHeader]: signature, 'user-agent': `${dialect.carrier} simulator` };
  if (method === 'GET') return { url: asked, init: { method, headers } };
  const type = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' };
  const body = new URLSearchParams(fields).toString();
  return { url: asked, init: { method, headers: { ...headers, ...type }, body } };
};

interface Answered {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

const judge = ({ status, contentType, text }: Answered): Got => {
  if (status < 200 || status > 299) return { code: CODES.http, reason: `the application answered ${status}` };
  if (Buffer.byteLength(text) > MAX_BYTES) return { code: CODES.size, reason: 'the document is too large' };
  const isXml = text === '' || /^(?:text|application)\/xml\b/i.test(contentType);
  return isXml ? { text } : { code: CODES.contentType, reason: `${contentType || 'nothing'} is no XML` };
};

export const makeAskApplication = (dependencies: WebhookDependencies): AskApplication => {
  const { fetch: send, log, dialect, settings, randomId } = dependencies;
  const post = async ({ url, init }: Sent, signal: AbortSignal): Promise<Answered> => {
    const headers = { ...init.headers, 'i-twilio-idempotency-token': randomId() };
    const response = await send(url, { ...init, headers, signal, redirect: 'manual' });
    const contentType = response.headers.get('content-type') ?? '';
    return { status: response.status, contentType, text: await response.text() };
  };
  return async (sid, account, request) => {
    const sent = signed(account, request, dialect);
    const { url } = sent;
    const finish = (got: Got, answer?: Answered): Got => {
      const ending = 'code' in got ? `failed by ${got.code}: ${got.reason}` : 'was answered';
      log.add({
        direction: 'out',
        sessionId: sid,
        lines: [`${request.method} ${url} for ${sid} ${ending}`],
        request: {
          method: request.method,
          url,
          ...(sent.init.body !== undefined && { body: sent.init.body }),
        },
        ...(answer && { answer: { status: answer.status, body: answer.text } }),
      });
      return got;
    };
    try {
      const answer = await inTime(settings().answerTimeoutMs, (signal) => post(sent, signal));
      if (answer !== undefined) return finish(judge(answer), answer);
      return finish({ code: dialect.timeoutCode, reason: 'the application did not answer in time' });
    } catch (cause) {
      return finish({ code: CODES.http, reason: String(cause) });
    }
  };
};
