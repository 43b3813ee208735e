import { setTimeout as pause } from 'node:timers/promises';
import type { BatchGetCommandOutput } from '@aws-sdk/lib-dynamodb';
import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../aws/table.ts';
import type { WebhookKey } from '../carriers/carrier.ts';
import type { E164 } from '../phone/e164.ts';
import { isNumber } from './block.ts';
import type { Key, Row } from './items.ts';
import {
  blockKey,
  maskKey,
  personKey,
  rowToBlock,
  rowToMask,
  rowToWebhookKey,
  webhookKeyKey,
} from './items.ts';
import type { ReadRoute, RouteFound, RouteQuery } from './route-reader.ts';

export interface RouteReaderOptions {
  readonly table: Table;
  readonly nowMs: () => number;
}

/** Within this a read is complete or given up: the caller hears an apology rather than nothing. */
const PATIENCE_MS = 1500;

/** Between two tries at what a throttled table left out. */
const PAUSE_MS = 25;

/** For so long a key that was found is trusted without another look; a revoked one works no longer than that. */
const KEY_TRUSTED_MS = 60_000;

/**
 * Reads a route in one strongly consistent batch: the masks with what they have against the caller, the caller as a mask,
 * and the webhook key when it was not seen lately.
 */
export const makeDynamodbRouteReader = ({ table, nowMs }: RouteReaderOptions): ReadRoute => {
  const keyCache = makeKeyCache();
  return async (query) => {
    const { keyDigest } = query;
    const askedAtMs = nowMs();
    const cached = keyCache.find(keyDigest, askedAtMs);
    const route = keysOf(query);
    const keys = [
      ...Object.values(route).flat(),
      ...(cached === undefined ? [webhookKeyKey(keyDigest)] : []),
    ];
    const rows = await readAll(table, keys, nowMs);
    const found = rows.get(nameOf(webhookKeyKey(keyDigest)));
    const webhookKey = cached ?? (found && keyCache.keep(keyDigest, rowToWebhookKey(found), askedAtMs));
    return { ...routeIn(rows, route), webhookKey };
  };
};

/** Where in the table each part of a route is. */
type RouteKeys = Readonly<Record<'blocks' | 'callers' | 'hidden' | 'masks', readonly Key[]>>;

const keysOf = ({ masks, callers }: RouteQuery): RouteKeys => ({
  masks: masks.map(maskKey),
  blocks: masks.flatMap((mask) => callers.map((caller) => blockKey(mask, caller))),
  hidden: masks.map(personKey),
  callers: callers.filter(isNumber).map(maskKey),
});

const routeIn = (rows: ReadonlyMap<string, Row>, keys: RouteKeys): Omit<RouteFound, 'webhookKey'> => {
  const found = (part: readonly Key[]): readonly Row[] =>
    part.map((key) => rows.get(nameOf(key))).filter((row) => row !== undefined);
  return {
    masks: found(keys.masks).map(rowToMask),
    blocks: found(keys.blocks).map(rowToBlock),
    hidden: found(keys.hidden).map(({ pk }) => pk as E164),
    callingMasks: found(keys.callers).map(rowToMask),
  };
};

const nameOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;

/** A batch may come back in part. What is missing then is asked for again: a partial answer is never decided on. */
const readAll = async (
  { client, name }: Table,
  keys: readonly Key[],
  nowMs: () => number,
): Promise<ReadonlyMap<string, Row>> => {
  const rows = new Map<string, Row>();
  const giveUpAtMs = nowMs() + PATIENCE_MS;
  let missing: readonly Record<string, unknown>[] = distinct(keys);
  while (missing.length > 0) {
    if (nowMs() >= giveUpAtMs) {
      throw new Error('The table gave only a part of the route in time.');
    }
    const RequestItems = { [name]: { Keys: [...missing], ConsistentRead: true } };
    const abortSignal = AbortSignal.timeout(Math.max(1, giveUpAtMs - nowMs()));
    const answer: BatchGetCommandOutput = await client.send(new BatchGetCommand({ RequestItems }), {
      abortSignal,
    });
    for (const row of answer.Responses?.[name] ?? []) {
      rows.set(nameOf({ pk: row['pk'], sk: row['sk'] }), row);
    }
    missing = answer.UnprocessedKeys?.[name]?.Keys ?? [];
    await (missing.length > 0 && pause(PAUSE_MS));
  }
  return rows;
};

/** The table refuses a batch that names a key twice. */
const distinct = (keys: readonly Key[]): readonly Record<string, unknown>[] => [
  ...new Map(keys.map((key) => [nameOf(key), { ...key }])).values(),
];

interface KeyCache {
  readonly find: (digest: string, nowMs: number) => WebhookKey | undefined;
  readonly keep: (digest: string, key: WebhookKey, askedAtMs: number) => WebhookKey;
}

/** Only keys that exist are kept, and there are a handful of those, so the cache cannot grow by attack. */
const makeKeyCache = (): KeyCache => {
  const entries = new Map<string, { readonly key: WebhookKey; readonly trustedUntilMs: number }>();
  return {
    find: (digest, nowMs) => {
      const entry = entries.get(digest);
      return entry !== undefined && nowMs < entry.trustedUntilMs ? entry.key : undefined;
    },
    keep: (digest, key, askedAtMs) => {
      entries.set(digest, { key, trustedUntilMs: askedAtMs + KEY_TRUSTED_MS });
      return key;
    },
  };
};
