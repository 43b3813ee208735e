import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../aws/table.ts';
import type { ReadRoute, RouteFound, RouteQuery } from '../calls/route-reader.ts';
import type { WebhookKey } from '../carriers/carrier.ts';
import { isNumber } from '../masks/block.ts';
import type { E164 } from '../phone/e164.ts';
import type { Hedged, HedgeOptions } from './hedged.ts';
import { makeHedged } from './hedged.ts';
import type { Key } from './keys.ts';
import { callerKey, maskKey, personKey, webhookKeyKey } from './keys.ts';
import type { Row } from './rows.ts';
import { rowToBlock, rowToMask, rowToWebhookKey } from './rows.ts';

export interface RouteReaderOptions {
  readonly table: Table;
  readonly nowMs: () => number;
  readonly hedge?: HedgeOptions;
}

/**
 * An answer takes a few milliseconds, and that of a cold copy's first request some tens: what is out after 250 will
 * hardly come. Within 1.5 s a read is complete or given up: the caller hears a fallback message rather than nothing.
 */
const HEDGE: HedgeOptions = { timesMs: [0, 250, 500, 900, 1300], giveUpAfterMs: 1500 };

/** For so long a key that was found is trusted without another look; a revoked one works no longer than that. */
const KEY_TRUSTED_MS = 60_000;

/**
 * Reads a route in one strongly consistent batch: the masks with what they have against the caller, the caller as a mask,
 * and the webhook key when it was not seen lately.
 */
export const makeDynamodbRouteReader = ({ table, nowMs, hedge = HEDGE }: RouteReaderOptions): ReadRoute => {
  const keyCache = makeKeyCache();
  const hedged = makeHedged(hedge);
  return async (query) => {
    const { keyDigest } = query;
    const askedAtMs = nowMs();
    const webhook = keyDigest === undefined ? undefined : webhookKeyKey(keyDigest);
    const cached = keyCache.find(webhook?.pk, askedAtMs);
    const route = keysOf(query);
    const keys = [
      ...Object.values(route).flat(),
      ...(webhook !== undefined && cached === undefined ? [webhook] : []),
    ];
    const rows = await readAll(table, keys, hedged, hedge.giveUpAfterMs);
    const found = webhook && rows.get(nameOf(webhook));
    return { ...routeIn(rows, route), webhookKey: cached ?? (found && keyCache.keep(found, askedAtMs)) };
  };
};

/** Where in the table each part of a route is. */
type RouteKeys = Readonly<Record<'blocks' | 'callers' | 'hidden' | 'masks', readonly Key[]>>;

const keysOf = ({ masks, callers }: RouteQuery): RouteKeys => ({
  masks: masks.map(maskKey),
  blocks: masks.flatMap((mask) => callers.map((caller) => callerKey(mask, caller))),
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

interface Part {
  readonly rows: ReadonlyMap<string, Row>;
  readonly missing: readonly Record<string, unknown>[];
}

/**
 * A batch may come back in part. Then its attempt has failed, and the next one asks for what is missing and adds it: a
 * partial answer is never decided on, and no two attempts that overlap are mixed.
 */
const readAll = async (
  { client, name }: Table,
  keys: readonly Key[],
  hedged: Hedged,
  requestTimeout: number,
): Promise<Part['rows']> => {
  let part: Part = { rows: new Map(), missing: distinct(keys) };
  const attempt = async (): Promise<Part['rows']> => {
    const { rows, missing } = part;
    const RequestItems = { [name]: { Keys: [...missing], ConsistentRead: true } };
    const answer = await client.send(new BatchGetCommand({ RequestItems }), { requestTimeout });
    const found = answer.Responses?.[name] ?? [];
    const rest = answer.UnprocessedKeys?.[name]?.Keys ?? [];
    const all = new Map([
      ...rows,
      ...found.map((row) => [nameOf({ pk: row['pk'], sk: row['sk'] }), row] as const),
    ]);
    if (rest.length > 0) {
      part = { rows: all, missing: rest };
      throw new Error('The table gave only a part of the route in time.');
    }
    return all;
  };
  return part.missing.length > 0 ? hedged(attempt) : part.rows;
};

/** The table refuses a batch that names a key twice. */
const distinct = (keys: readonly Key[]): readonly Record<string, unknown>[] => [
  ...new Map(keys.map((key) => [nameOf(key), { ...key }])).values(),
];

interface KeyCache {
  readonly find: (pk: string | undefined, nowMs: number) => WebhookKey | undefined;
  readonly keep: (row: Row, askedAtMs: number) => WebhookKey;
}

/** Only keys that exist are kept, and there are a handful of those, so the cache cannot grow by attack. */
const makeKeyCache = (): KeyCache => {
  const entries = new Map<unknown, { readonly key: WebhookKey; readonly trustedUntilMs: number }>();
  return {
    find: (pk, nowMs) => {
      const entry = entries.get(pk);
      return entry !== undefined && nowMs < entry.trustedUntilMs ? entry.key : undefined;
    },
    keep: (row, askedAtMs) => {
      const key = rowToWebhookKey(row);
      entries.set(row['pk'], { key, trustedUntilMs: askedAtMs + KEY_TRUSTED_MS });
      return key;
    },
  };
};
