import { expect } from '@jest/globals';
import { MockAgent } from 'undici';
import type { ChoosingSupplier } from '../../../lib/carriers/supplier.ts';
import type { TropoCredentials } from '../../../lib/carriers/tropo/client.ts';
import { makeSendToTropo } from '../../../lib/carriers/tropo/client.ts';
import { makeTropoSupplier } from '../../../lib/carriers/tropo/supplier.ts';
import { makeFetch } from '../../../lib/http/outbound.ts';

export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** What Tropo is to answer next: a status with a body, or no answer but an error. */
export type ScriptedAnswer =
  | Error
  | { readonly status?: number; readonly json?: unknown; readonly text?: string };

const ORIGIN = 'https://api.tropo.example';

export const CREDENTIALS: TropoCredentials = {
  username: 'alice',
  password: 'päss:word',
  applicationId: '123456',
};

/** Tropo as a script: answers one after the other, and keeps what was sent. Nothing else can be reached. */
export const makeTropoAccount = (answers: readonly ScriptedAnswer[]) => {
  const agent = new MockAgent();
  agent.disableNetConnect();
  const sent: SentRequest[] = [];
  const reads: ('fresh' | undefined)[] = [];
  const pool = agent.get(ORIGIN);
  for (const answer of answers) {
    const anything = { path: () => true, method: () => true } as const;
    const interceptor = pool.intercept(anything);
    const keep = (request: unknown): void => {
      const { method, path, headers, body } = request as SentRequest;
      sent.push({ method, path, headers, body: body ?? undefined });
    };
    if (answer instanceof Error) {
      interceptor.replyWithError(answer);
    } else {
      interceptor.reply((request) => {
        keep(request);
        const { status = 200, json, text } = answer;
        return { statusCode: status, data: text ?? JSON.stringify(json) ?? '' };
      });
    }
  }
  const send = makeSendToTropo({
    fetch: makeFetch(agent),
    baseUrl: `${ORIGIN}/v1`,
    credentials: async (fresh) => {
      reads.push(fresh);
      return fresh === undefined ? CREDENTIALS : { ...CREDENTIALS, password: 'new' };
    },
  });
  return { send, sent, reads, supplier: makeTropoSupplier(send), pending: () => agent.pendingInterceptors() };
};

export const basic = (password = CREDENTIALS.password): string =>
  `Basic ${Buffer.from(`alice:${password}`).toString('base64')}`;

/** What the supplier answers or throws when Tropo answers so, and the requests that it sent: all of these, no more. */
export const askSupplier = async <T>(
  answers: readonly ScriptedAnswer[],
  ask: (supplier: ChoosingSupplier) => Promise<T>,
) => {
  const { supplier, sent, pending } = makeTropoAccount(answers);
  const result = await ask(supplier).catch((error: unknown) => error);
  for (const { headers } of sent) expect(headers['authorization']).toBe(basic());
  expect(pending()).toHaveLength(0);
  const requests = sent.map(({ method, path, body }) => `${method} ${path} ${body ?? ''}`.trim());
  return { result, requests };
};
