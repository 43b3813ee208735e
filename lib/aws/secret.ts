import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { Problem } from '../errors/problem.ts';

export interface SecretOptions<T> {
  readonly secretId: string;
  /** @throws when the text is not what the secret should hold */
  readonly parse: (text: string) => T;
  readonly nowMs: () => number;
}

/** A rejected secret is read again at most so often, however many requests it fails. */
const FRESH_AFTER_MS = 60_000;

const TIMEOUT_MS = 3_000;

/** Reads a secret once and keeps it; `fresh` reads it again, for when the carrier no longer takes what it says. */
export const makeSecret = <T>({
  secretId,
  parse,
  nowMs,
}: SecretOptions<T>): ((fresh?: 'fresh') => Promise<T>) => {
  const client = new SecretsManagerClient({
    requestHandler: {
      connectionTimeout: TIMEOUT_MS,
      requestTimeout: TIMEOUT_MS,
      throwOnRequestTimeout: true,
    },
  });
  let kept: { readonly value: T; readonly readAtMs: number } | undefined;
  const read = async (): Promise<T> => {
    try {
      const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
      kept = { value: parse(SecretString), readAtMs: nowMs() };
      return kept.value;
    } catch (cause) {
      throw new Problem(
        'carrier-refused',
        'The secret with the carrier’s credentials cannot be read. Check what it holds and who may read it.',
        { cause },
      );
    }
  };
  return async (fresh) => {
    const mayKeep = kept !== undefined && (fresh === undefined || nowMs() - kept.readAtMs < FRESH_AFTER_MS);
    return mayKeep && kept !== undefined ? kept.value : read();
  };
};
