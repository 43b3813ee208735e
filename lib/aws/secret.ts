import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { Problem } from '../errors/problem.ts';

export interface SecretOptions<T> {
  readonly secretId: string;
  /** @throws if the secret does not hold what it should */
  readonly parse: (text: string) => T;
  readonly nowMs: () => number;
  /** Time limit of each attempt of the SDK, connecting included. */
  readonly timeoutMs?: number;
  readonly maxAttempts?: number;
  /** The age at which a request starts a new read in the background. Left out: only `fresh` reads again. */
  readonly refreshAfterMs?: number;
}

/** A `fresh` read happens at most this often, however many requests ask for it. */
const FRESH_AFTER_MS = 60_000;

const TIMEOUT_MS = 3_000;
const MAX_ATTEMPTS = 3;

/** Reads a secret once and caches it. `fresh` reads it again, for when the carrier refuses what it holds. */
export const makeSecret = <T>({
  secretId,
  parse,
  nowMs,
  timeoutMs = TIMEOUT_MS,
  maxAttempts = MAX_ATTEMPTS,
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
      throw new Problem(
        'carrier-refused',
        'The secret with the carrier’s credentials cannot be read. Check what it holds and who may read it.',
        { cause },
      );
    }
  };
  const ask = (): Promise<T> => {
    askedAtMs = nowMs();
    asked ??= read().finally(() => {
      asked = undefined;
    });
    return asked;
  };
  return async (fresh) => {
    const isFresh = asked === undefined && nowMs() - askedAtMs < FRESH_AFTER_MS;
    if (kept !== undefined && nowMs() - askedAtMs >= refreshAfterMs) {
      ask().catch(() => undefined);
    }
    return kept !== undefined && (fresh === undefined || isFresh) ? kept.value : ask();
  };
};
