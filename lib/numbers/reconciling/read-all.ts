import type { ConnectionName } from '../../carriers/connection.ts';
import type { E164 } from '../../phone/e164.ts';
import type { StoredRequest } from '../buying/stored-request.ts';
import { isNotErased } from '../buying/stored-request.ts';
import type { NumberRow, Tombstone } from '../owned-number.ts';
import type { Slots } from '../quotas/slots.ts';
import { isOld } from '../quotas/unused-slots.ts';
import type { Comparison, RowFindingKind } from './compare.ts';
import { compareRow, isStuck } from './compare.ts';
import type { ReconcileDependencies } from './reconcile-dependencies.ts';
import type { ScanPage } from './table-scan.ts';

/** A row that is not in order, at first sight. */
export interface UnconfirmedRow {
  readonly kind: RowFindingKind;
  readonly row: NumberRow;
}

export interface Counts {
  active: number;
  expired: number;
  ordering: number;
  releasing: number;
  tombstones: number;
  requests: number;
}

/** The table, or the part of it that there was time for. */
export interface TableRead {
  readonly counts: Readonly<Counts>;
  /** Every number that has a row, of any connection. */
  readonly onFile: ReadonlySet<E164>;
  readonly unconfirmed: readonly UnconfirmedRow[];
  readonly stuck: readonly StoredRequest[];
  /** How many active masks, expired ones included, the carrier lists. */
  readonly listed: number;
  /** People's numbers that have an old slot which no row read so far names. */
  readonly unused: readonly E164[];
  /** Tombstones of this connection whose former settings no worker can need any more. */
  readonly outdated: readonly Tombstone[];
  /** Where the next reconciliation continues. Left out: the end was reached. */
  readonly cursor?: string;
}

interface Reading {
  readonly counts: Counts;
  readonly onFile: Set<E164>;
  readonly unconfirmed: UnconfirmedRow[];
  readonly stuck: StoredRequest[];
  readonly outdated: Tombstone[];
  listed: number;
  readonly slots: Slots[];
  /** The slots that masks and unfinished requests name. */
  readonly named: Set<string | undefined>;
}

/** Reads at least one page, then continues until the end of the table or of the time. */
export const readAll = async (
  { store, connection }: Pick<ReconcileDependencies, 'connection' | 'store'>,
  comparison: Comparison,
  hasTime: () => boolean,
  from: string | undefined,
): Promise<TableRead> => {
  const counts = { active: 0, expired: 0, ordering: 0, releasing: 0, tombstones: 0, requests: 0 };
  const reading: Reading = {
    counts,
    onFile: new Set(),
    unconfirmed: [],
    stuck: [],
    outdated: [],
    listed: 0,
    slots: [],
    named: new Set(),
  };
  let cursor = from;
  do {
    const page: ScanPage = await store.scan(cursor);
    for (const row of page.numbers) {
      reading.onFile.add(row.mask);
      if (row.state === 'released' || row.connection === connection) {
        takeNumber(reading, row, comparison);
      }
    }
    reading.outdated.push(...outdatedOf(page, connection, comparison));
    takeRest(reading, page, comparison);
    cursor = page.cursor;
  } while (cursor !== undefined && hasTime());
  const unused = unusedOf(reading, comparison);
  return { ...reading, unused, ...(cursor !== undefined && { cursor }) };
};

const takeNumber = (reading: Reading, row: NumberRow, comparison: Comparison): void => {
  const { counts, unconfirmed } = reading;
  counts[countedAs(row, comparison)] += 1;
  reading.listed += row.state === 'active' && comparison.carrier.ours.has(row.mask) ? 1 : 0;
  const kind = compareRow(row, comparison);
  if (kind !== undefined) {
    unconfirmed.push({ kind, row });
  }
};

/** A number that still is ours at the carrier has yet to be restored. */
const outdatedOf = (
  { numbers }: ScanPage,
  connection: ConnectionName,
  { carrier, nowSeconds }: Comparison,
): readonly Tombstone[] =>
  numbers
    .filter((row) => row.state === 'released')
    .filter(({ mask, kept }) => {
      const isDue = kept?.connection === connection && kept.untilSeconds <= nowSeconds;
      return isDue && !carrier.ours.has(mask);
    });

const countedAs = (row: NumberRow, { endsAtSeconds, nowSeconds }: Comparison): keyof Counts => {
  if (row.state === 'released') {
    return 'tombstones';
  }
  const isOver = (endsAtSeconds(row) ?? Number.POSITIVE_INFINITY) <= nowSeconds;
  return row.state === 'active' && isOver ? 'expired' : row.state;
};

const takeRest = (
  { counts, stuck, slots, named }: Reading,
  page: ScanPage,
  { nowSeconds }: Comparison,
): void => {
  const requests = page.requests.filter(isNotErased);
  counts.requests += requests.length;
  stuck.push(...requests.filter((request) => isStuck(request, nowSeconds)));
  slots.push(...page.slots);
  const unfinished = requests.filter(({ answer }) => answer === undefined);
  for (const row of [...page.numbers, ...unfinished]) {
    named.add('slot' in row ? row.slot : undefined);
  }
};

const unusedOf = ({ slots, named }: Reading, { nowSeconds }: Comparison): readonly E164[] =>
  slots.flatMap((row) => {
    const isUnused = row.holders.some((holder) => !named.has(holder.id) && isOld(holder, nowSeconds));
    return isUnused && 'number' in row ? [row.number] : [];
  });
