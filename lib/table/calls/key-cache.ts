import type { WebhookKey } from '../../carriers/protocol.ts';
import type { Row } from '../rows.ts';
import { rowToWebhookKey } from '../rows.ts';

/** How long a key is cached. A revoked key works this much longer. */
const KEY_TRUSTED_MS = 60_000;

export interface KeyCache {
  /** @param atMs by an age clock (lib/clock.ts), as `askedAtMs` */
  readonly find: (pk: string | undefined, atMs: number) => WebhookKey | undefined;
  readonly keep: (row: Row, askedAtMs: number) => WebhookKey;
}

/** Caches only keys that exist. There are a handful, so an attack cannot grow the cache. */
export const makeKeyCache = (): KeyCache => {
  const entries = new Map<unknown, { readonly key: WebhookKey; readonly trustedUntilMs: number }>();
  return {
    find: (pk, atMs) => {
      const entry = entries.get(pk);
      return entry !== undefined && atMs < entry.trustedUntilMs ? entry.key : undefined;
    },
    keep: (row, askedAtMs) => {
      const key = rowToWebhookKey(row);
      entries.set(row['pk'], { key, trustedUntilMs: askedAtMs + KEY_TRUSTED_MS });
      return key;
    },
  };
};
