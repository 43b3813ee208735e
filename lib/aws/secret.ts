import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { Problem } from '../errors/problem.ts';
import { asRecord } from '../json.ts';
import { AWS_ATTEMPTS, SECRET_ATTEMPT_MS } from '../time-limits.ts';

export interface SecretOptions<T> {
  readonly secretId: string;
  /** @throws if the secret does not hold what it should */
  readonly parse: (text: string) => T;
  /** An age clock (lib/clock.ts). */
  readonly elapsedMs: () => number;
  /** Time limit of each attempt of the SDK, connecting included. */
  readonly timeoutMs?: number;
  readonly maxAttempts?: number;
  /** The age at which a request starts a new read in the background. Left out: only `fresh` reads again. */
  readonly refreshAfterMs?: number;
}

/** A `fresh` read happens at most this often, however many requests ask for it. */
const FRESH_AFTER_MS = 60_000;

/** Reads a secret once and caches it. `fresh` reads it again, for when the carrier refuses what it holds. */
export const makeSecret = <T>({
  secretId,
  parse,
  elapsedMs,
  timeoutMs = SECRET_ATTEMPT_MS,
  maxAttempts = AWS_ATTEMPTS,
  refreshAfterMs = Number.POSITIVE_INFINITY,
}: SecretOptions<T>): ((fresh?: 'fresh') => Promise<T>) => {
  const client = new SecretsManagerClient({
    maxAttempts,
    requestHandler: {
      connectionTimeout: timeoutMs,
      requestTimeout: timeoutMs,
      throwOnRequestTimeout: true,
    },
  });
  let kept: { readonly value: T } | undefined;
  let asked: Promise<T> | undefined;
  let askedAtMs = 0;
  const read = async (): Promise<T> => {
    try {
      const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
      kept = { value: parse(SecretString) };
      return kept.value;
    } catch (cause) {
      throw isUnanswered(cause) ? unanswered(cause) : refused(cause);
    }
  };
  const ask = (): Promise<T> => {
    askedAtMs = elapsedMs();
    asked ??= read().finally(() => {
      asked = undefined;
    });
    return asked;
  };
  return async (fresh) => {
    const isFresh = asked === undefined && elapsedMs() - askedAtMs < FRESH_AFTER_MS;
    if (kept !== undefined && elapsedMs() - askedAtMs >= refreshAfterMs) {
      ask().catch(() => undefined);
    }
    return kept !== undefined && (fresh === undefined || isFresh) ? kept.value : ask();
  };
};

/** Whether it is not the secret, nor our permission, but Secrets Manager or the way to it that failed. */
const isUnanswered = (cause: unknown): boolean => {
  const { $fault, $metadata, code, name } = asRecord(cause) ?? {};
  const isOfTheSdk = $metadata !== undefined || code !== undefined || name === 'TimeoutError';
  return isOfTheSdk && ($fault !== 'client' || /Throttl/.test(String(name)));
};

const unanswered = (cause: unknown): Problem =>
  new Problem('secret-unavailable', 'Secrets Manager did not answer.', { cause });

const refused = (cause: unknown): Problem =>
  new Problem(
    'carrier-refused',
    'The secret with the carrier’s credentials cannot be read. Check what it holds and who may read it.',
    { cause },
  );
