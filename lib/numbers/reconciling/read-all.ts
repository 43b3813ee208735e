import type { E164 } from '../../phone/e164.ts';
import type { StoredRequest } from '../buying/stored-request.ts';
import { isNotErased } from '../buying/stored-request.ts';
import type { NumberRow } from '../owned-number.ts';
import type { Slots } from '../quotas/slots.ts';
import { isOld } from '../quotas/unused-slots.ts';
import type { Judgement, Suspicion } from './judge.ts';
import { isStuck, suspect } from './judge.ts';
import type { ReconcileDependencies } from './reconcile-dependencies.ts';
import type { ScanPage } from './table-scan.ts';

export interface Suspect {
  readonly suspicion: Suspicion;
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
  /** Every number that has a row, whosever it is. */
  readonly onFile: ReadonlySet<E164>;
  readonly suspects: readonly Suspect[];
  readonly stuck: readonly StoredRequest[];
  /** Numbers with an old slot that nothing read so far names. */
  readonly unused: readonly E164[];
  /** Where the next reconciliation goes on. Left out: the end was reached. */
  readonly cursor?: string;
}

interface Reading {
  readonly counts: Counts;
  readonly onFile: Set<E164>;
  readonly suspects: Suspect[];
  readonly stuck: StoredRequest[];
  readonly slots: Slots[];
  /** The places that masks and unfinished requests name. */
  readonly named: Set<string | undefined>;
}

/** Reads at least one page, then on until the end or until the time is over. */
export const readAll = async (
  { store, connection }: Pick<ReconcileDependencies, 'connection' | 'store'>,
  judgement: Judgement,
  hasTime: () => boolean,
  from: string | undefined,
): Promise<TableRead> => {
  const counts = { active: 0, expired: 0, ordering: 0, releasing: 0, tombstones: 0, requests: 0 };
  const reading: Reading = {
    counts,
    onFile: new Set(),
    suspects: [],
    stuck: [],
    slots: [],
    named: new Set(),
  };
  let cursor = from;
  do {
    const page: ScanPage = await store.scan(cursor);
    for (const row of page.numbers) {
      reading.onFile.add(row.mask);
      if (row.state === 'released' || row.connection === connection) {
        take(reading, row, judgement);
      }
    }
    takeRest(reading, page, judgement);
    cursor = page.cursor;
  } while (cursor !== undefined && hasTime());
  const unused = unusedOf(reading, judgement);
  return { ...reading, unused, ...(cursor !== undefined && { cursor }) };
};

const takeRest = (
  { counts, stuck, slots, named }: Reading,
  page: ScanPage,
  { nowSeconds }: Judgement,
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

const unusedOf = ({ slots, named }: Reading, { nowSeconds }: Judgement): readonly E164[] =>
  slots.flatMap((row) => {
    const isUnused = row.holders.some((holder) => !named.has(holder.id) && isOld(holder, nowSeconds));
    return isUnused && 'number' in row ? [row.number] : [];
  });

const take = ({ counts, suspects }: Reading, row: NumberRow, judgement: Judgement): void => {
  counts[countedAs(row, judgement)] += 1;
  const suspicion = suspect(row, judgement);
  if (suspicion !== undefined) {
    suspects.push({ suspicion, row });
  }
};

const countedAs = (row: NumberRow, { endsAtSeconds, nowSeconds }: Judgement): keyof Counts => {
  if (row.state === 'released') {
    return 'tombstones';
  }
  const isOver = (endsAtSeconds(row) ?? Number.POSITIVE_INFINITY) <= nowSeconds;
  return row.state === 'active' && isOver ? 'expired' : row.state;
};
