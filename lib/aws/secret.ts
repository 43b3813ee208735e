import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { Problem } from '../errors/problem.ts';

export interface SecretOptions<T> {
  readonly secretId: string;
  /** @throws when the text is not what the secret should hold */
  readonly parse: (text: string) => T;
  readonly nowMs: () => number;
  /** How long to wait for an answer, connecting included, each time the SDK tries. */
  readonly timeoutMs?: number;
  readonly maxAttempts?: number;
  /** After so long it is read anew, while nobody waits. Left out: only when somebody asks for it `fresh`. */
  readonly refreshAfterMs?: number;
}

/** A rejected secret is read again at most so often, however many requests it fails and whether or not it can be read. */
const FRESH_AFTER_MS = 60_000;

const TIMEOUT_MS = 3_000;
const MAX_ATTEMPTS = 3;

/** Reads a secret once and keeps it; `fresh` reads it again, for when the carrier no longer takes what it says. */
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
