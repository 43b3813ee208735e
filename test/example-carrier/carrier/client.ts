import type { RestAnswer } from '../../../lib/carriers/kit/rest-client.ts';
import { makeSendToCarrier } from '../../../lib/carriers/kit/rest-client.ts';
import { Problem } from '../../../lib/errors/problem.ts';
import type { Fetch } from '../../../lib/http/outbound.ts';
import type { ExampleCredentials } from './credentials.ts';

export interface ExampleClientOptions {
  readonly fetch: Fetch;
  readonly baseUrl: string;
  /** Read again when the carrier no longer takes those that we have. */
  readonly credentials: (fresh?: 'fresh') => Promise<ExampleCredentials>;
}

export interface ExampleRequest {
  readonly method: 'DELETE' | 'GET' | 'PATCH' | 'POST';
  /** Below the base URL. */
  readonly path: string;
  readonly body?: Readonly<Record<string, string>>;
}

/** Sends one request to Example. @throws Problem `carrier-timeout`, `carrier-failed`, `carrier-refused` */
export type SendToExample = (request: ExampleRequest, signal: AbortSignal) => Promise<RestAnswer>;

export const makeSendToExample = ({ fetch, baseUrl, credentials }: ExampleClientOptions): SendToExample => {
  const send = makeSendToCarrier({ company: 'Example', signIn: 'API key', fetch, credentials });
  return ({ method, path, body }, signal) =>
    send({
      signal,
      write: ({ apiKey }) => ({
        method,
        url: `${baseUrl}${path}`,
        headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    });
};

const REFUSALS: ReadonlySet<number> = new Set([400, 403, 404, 409, 422]);

/** Throws for an answer that is no success. The words of the carrier may quote what we sent, so they go no further. */
export const refuse = ({ status: carrierStatus }: RestAnswer): never => {
  throw REFUSALS.has(carrierStatus)
    ? new Problem('carrier-refused', 'Example refused. Check what the account may do.', { carrierStatus })
    : new Problem('carrier-failed', 'Example failed.', { carrierStatus });
};

/** Throws for an answer that leaves open what happened. */
export const unclear = (): never => {
  throw new Problem('carrier-failed', 'Example answered in a way that says nothing.');
};
