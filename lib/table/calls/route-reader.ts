import type { Table } from '../../aws/table.ts';
import type { Call } from '../../calls/carrier-event.ts';
import type { ReadRoute } from '../../calls/route-reader.ts';
import type { BlockedCaller } from '../../masks/block.ts';
import { isNumber } from '../../masks/block.ts';
import type { E164 } from '../../phone/e164.ts';
import type { Key } from '../keys.ts';
import { callerKey, maskKey, personKey, webhookKeyKey } from '../keys.ts';
import type { Row } from '../rows.ts';
import { rowToBlock, rowToMask } from '../rows.ts';
import type { HedgeOptions } from './hedged.ts';
import { makeHedged } from './hedged.ts';
import { makeKeyCache } from './key-cache.ts';
import type { Rows } from './read-batch.ts';
import { nameOf, readBatch } from './read-batch.ts';
import type { RouteRows } from './route-from-rows.ts';
import { routeFound } from './route-from-rows.ts';

export interface RouteReaderOptions {
  readonly table: Table;
  /** An age clock (lib/clock.ts). */
  readonly elapsedMs: () => number;
  readonly hedge?: HedgeOptions;
}

/**
 * An answer takes a few milliseconds, and some tens on a cold start. One that takes more than 250 will hardly come. After
 * 1.5 s the read is given up, so that the caller still hears the fallback message in time.
 */
const HEDGE: HedgeOptions = { timesMs: [0, 250, 500, 900, 1300], giveUpAfterMs: 1500 };

export const makeDynamodbRouteReader = (options: RouteReaderOptions): ReadRoute => {
  const readRows = makeReadRouteRows(options);
  return async ({ call, connection, keyDigest }) => {
    const masks = call?.masks ?? [];
    const rows = await readRows({ masks, callers: call === undefined ? [] : blockedAs(call), keyDigest });
    return routeFound(rows, { call, connection });
  };
};

export interface RouteRowsQuery {
  readonly masks: readonly E164[];
  /** All names under which the caller may be blocked. */
  readonly callers: readonly BlockedCaller[];
  readonly keyDigest: string | undefined;
}

/**
 * Reads in one batch the masks, their blocks of the caller, the caller's numbers as masks, and the webhook key unless it is
 * cached.
 */
export const makeReadRouteRows = ({
  table,
  elapsedMs,
  hedge = HEDGE,
}: RouteReaderOptions): ((query: RouteRowsQuery) => Promise<RouteRows>) => {
  const keyCache = makeKeyCache();
  const hedged = makeHedged(hedge);
  return async (query) => {
    const { keyDigest } = query;
    const askedAtMs = elapsedMs();
    const webhook = keyDigest === undefined ? undefined : webhookKeyKey(keyDigest);
    const cached = keyCache.find(webhook?.pk, askedAtMs);
    const route = keysOf(query);
    const keys = [
      ...Object.values(route).flat(),
      ...(webhook !== undefined && cached === undefined ? [webhook] : []),
    ];
    const rows = await readBatch(table, keys, hedged, hedge.giveUpAfterMs);
    const found = webhook && rows.get(nameOf(webhook));
    return { ...routeIn(rows, route), webhookKey: cached ?? (found && keyCache.keep(found, askedAtMs)) };
  };
};

/** All names under which the caller of a call may be blocked. */
export const blockedAs = ({
  caller,
  callerMayBe,
  isCallerNamed,
}: Pick<Call, 'caller' | 'callerMayBe' | 'isCallerNamed'>): readonly BlockedCaller[] =>
  caller.kind === 'withheld'
    ? ['withheld']
    : [...callerMayBe, ...(isCallerNamed ? (['other'] as const) : [])];

/** The keys of the rows for each part of a route. */
type RouteKeys = Readonly<Record<'blocks' | 'callers' | 'hidden' | 'masks', readonly Key[]>>;

const keysOf = ({ masks, callers }: RouteRowsQuery): RouteKeys => ({
  masks: masks.map(maskKey),
  blocks: masks.flatMap((mask) => callers.map((caller) => callerKey(mask, caller))),
  hidden: masks.map(personKey),
  callers: callers.filter(isNumber).map(maskKey),
});

const routeIn = (rows: Rows, keys: RouteKeys): Omit<RouteRows, 'webhookKey'> => {
  const found = (part: readonly Key[]): readonly Row[] =>
    part.map((key) => rows.get(nameOf(key))).filter((row) => row !== undefined);
  return {
    masks: found(keys.masks).map(rowToMask),
    blocks: found(keys.blocks).map(rowToBlock),
    hidden: found(keys.hidden).map(({ pk }) => pk as E164),
    callingMasks: found(keys.callers).map(rowToMask),
  };
};
