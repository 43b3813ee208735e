import { inTime } from '../../support/http/in-time.ts';
import type { Log } from '../../support/http/log.ts';
import type { CarrierAccount } from '../accounts/account.ts';
import type { Sent, WebhookRequest } from './webhook-request.ts';

/** The application's answer, or the carrier's error code for its failure. */
export type Got = { readonly text: string } | { readonly code: number; readonly reason: string };

export interface AskApplicationDependencies {
  readonly fetch: typeof fetch;
  readonly log: Log;
  readonly settings: () => { readonly answerTimeoutMs: number };
  /** The error code of an application that does not answer in time. */
  readonly timeoutCode: number;
  /** Writes a request as the carrier sends it, signed for the account. */
  readonly write: (account: CarrierAccount, request: WebhookRequest) => Sent;
}

/** Sends the application a signed request. It never throws. */
export type AskApplication = (sid: string, account: CarrierAccount, request: WebhookRequest) => Promise<Got>;

const MAX_BYTES = 64 * 1024;
const CODES = { http: 11_200, size: 11_750, contentType: 12_300 } as const;

interface Answered {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

const judge = ({ status, contentType, text }: Answered): Got => {
  if (status < 200 || status > 299) return { code: CODES.http, reason: `the application answered ${status}` };
  if (Buffer.byteLength(text) > MAX_BYTES) return { code: CODES.size, reason: 'the document is too large' };
  const isXml = text === '' || /^(?:text|application)\/xml\b/i.test(contentType);
  return isXml
    ? { text }
    : { code: CODES.contentType, reason: `the content type is ${contentType || 'missing'}, not XML` };
};

export const makeAskApplication = (dependencies: AskApplicationDependencies): AskApplication => {
  const { fetch: send, log, settings, timeoutCode, write } = dependencies;
  const post = async ({ url, init }: Sent, signal: AbortSignal): Promise<Answered> => {
    const response = await send(url, { ...init, signal, redirect: 'manual' });
    const contentType = response.headers.get('content-type') ?? '';
    return { status: response.status, contentType, text: await response.text() };
  };
  return async (sid, account, request) => {
    const sent = write(account, request);
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
      return finish({ code: timeoutCode, reason: 'the application did not answer in time' });
    } catch (cause) {
      return finish({ code: CODES.http, reason: String(cause) });
    }
  };
};
