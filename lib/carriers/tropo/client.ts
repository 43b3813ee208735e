import { Problem } from '../../errors/problem.ts';
import type { Fetch } from '../../http/outbound.ts';
import { asRecord } from '../../json.ts';

/** What is needed to act on an account at Tropo. */
export interface TropoCredentials {
  readonly username: string;
  readonly password: string;
  /** Decimal digits. The application must be Callmask's alone. */
  readonly applicationId: string;
}

export interface TropoClientOptions {
  readonly fetch: Fetch;
  /** The provisioning API, such as `https://api.tropo.com/v1`. */
  readonly baseUrl: string;
  /** Read again when the carrier no longer takes those that we have. */
  readonly credentials: (fresh?: 'fresh') => Promise<TropoCredentials>;
}

export interface TropoRequest {
  readonly method: 'DELETE' | 'GET' | 'POST';
  /** Below the base URL; the application's id is known only once the credentials are. */
  readonly path: (applicationId: string) => string;
  readonly body?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** `false`: whatever was answered, it may have been done, and doing it again would do it twice. */
  readonly isRepeatable?: boolean;
}

export interface TropoAnswer {
  readonly status: number;
  /** Parsed; `undefined` where it is no JSON, as error bodies may be. */
  readonly json: unknown;
}

/** Sends one request to Tropo's provisioning API. @throws Problem `carrier-timeout`, `carrier-failed`, `carrier-refused` */
export type SendToTropo = (request: TropoRequest) => Promise<TropoAnswer>;

export const makeSendToTropo = (options: TropoClientOptions): SendToTropo => {
  const { credentials } = options;
  return async (request) => {
    const answer = await sendOnce(options, request, await credentials());
    if (answer.status !== 401) {
      return answer;
    }
    // Somebody may have changed the password since it was read.
    const fresh = await credentials('fresh');
    const retried = request.isRepeatable === false ? answer : await sendOnce(options, request, fresh);
    if (retried.status === 401) {
      throw new Problem(
        'carrier-refused',
        'Tropo does not accept our user name and password. Correct them in the secret.',
      );
    }
    return retried;
  };
};

const sendOnce = async (
  { fetch, baseUrl }: TropoClientOptions,
  { method, path, body, signal }: TropoRequest,
  { username, password, applicationId }: TropoCredentials,
): Promise<TropoAnswer> => {
  const headers = {
    accept: 'application/json',
    authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
    ...(body !== undefined && { 'content-type': 'application/json' }),
  };
  try {
    const answer = await fetch(`${baseUrl}${path(encodeURIComponent(applicationId))}`, {
      method,
      headers,
      signal,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, json: parseJson(await answer.text()) };
  } catch (cause) {
    throw failureOf(cause);
  }
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const TIMEOUTS = /Timeout|Abort/;

// Not by `instanceof`: what an AbortSignal throws need not be an `Error` of this realm.
const isTimeout = (cause: unknown): boolean => TIMEOUTS.test(String(asRecord(cause)?.['name']));

const failureOf = (cause: unknown): Problem =>
  isTimeout(cause)
    ? new Problem('carrier-timeout', 'Tropo did not answer in time. Repeat with the same Idempotency-Key.', {
        cause,
      })
    : new Problem('carrier-failed', 'Tropo cannot be reached. Repeat with the same Idempotency-Key.', {
        cause,
      });
