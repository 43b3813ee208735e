import type { E164 } from '../../phone/e164.ts';
import type { StoredRequest } from '../buying/stored-request.ts';
import { isNotErased } from '../buying/stored-request.ts';
import type { NumberRow, OwnedNumber } from '../owned-number.ts';
import type { AtCarrier, RowFindingKind } from './compare.ts';
import { hasDrifted } from './compare.ts';
import type { Finding } from './finding.ts';
import type { UnconfirmedRow } from './read-all.ts';
import type { ReconcileDependencies, ReconcileStore } from './reconcile-dependencies.ts';

/**
 * Reads a row again, after the carrier's second list. A number that was bought or released between the first list and
 * the first read of its row is in order by now.
 */
export const confirmRow = async (
  { store }: ReconcileDependencies,
  { kind, row }: UnconfirmedRow,
  carrier: AtCarrier,
): Promise<Finding | undefined> => {
  const isUnchanged = (await store.find(row.mask))?.etag === row.etag;
  const isConfirmed = isUnchanged && (await LOOK_AGAIN[kind]({ store, row, carrier }));
  return isConfirmed ? ({ kind, row } as Finding) : undefined;
};

interface SecondLook {
  readonly store: ReconcileStore;
  readonly row: NumberRow;
  readonly carrier: AtCarrier;
}

const LOOK_AGAIN: Readonly<Record<RowFindingKind, (look: SecondLook) => Promise<boolean>>> = {
  drifted: async ({ row, carrier }) => hasDrifted(row.mask, carrier),
  expired: async () => true,
  'missing-number': async ({ row, carrier }) => !carrier.ours.has(row.mask),
  'pending-order': async () => true,
  'unfinished-release': async ({ row, carrier }) => row.state === 'releasing' || carrier.ours.has(row.mask),
  'stray-reservation': async ({ store, row }) => {
    const request = await store.findRequest((row as OwnedNumber).requestId);
    return request === undefined || !isNotErased(request) || request.candidate !== row.mask;
  },
};

export const confirmStuck = async (
  { store, connection }: ReconcileDependencies,
  request: StoredRequest,
): Promise<Finding | undefined> => {
  const row = request.candidate && (await store.find(request.candidate));
  if (row === undefined || !isMadeFor(row, request)) {
    return { kind: 'stuck-request', request, row: undefined };
  }
  const isElsewhere = row.connection !== connection || isPending(row);
  return isElsewhere ? undefined : { kind: 'stuck-request', request, row };
};

/** Whether the row is the mask that was made for the request, and is not released. */
export const isMadeFor = (row: NumberRow, { id }: StoredRequest): row is OwnedNumber =>
  row.state !== 'released' && row.requestId === id;

/** Such a row is a finding of its own, `pending-order`: whether the mask stays depends on the carrier. */
const isPending = ({ state, isAnnounced }: OwnedNumber): boolean =>
  state === 'ordering' && isAnnounced === true;

const HOUR_SECONDS = 60 * 60;

/** Looks for a row of a number that had none. `undefined`: it has one by now. */
export const confirmOrphan = async (
  { store, settings, nowSeconds }: ReconcileDependencies,
  number: E164,
  carrier: AtCarrier,
  seenBefore: ReadonlyMap<E164, number>,
): Promise<Finding | undefined> => {
  if ((await store.find(number)) !== undefined) {
    return undefined;
  }
  const firstSeenAtSeconds = seenBefore.get(number) ?? nowSeconds();
  const isOldEnough = firstSeenAtSeconds + settings.orphanGraceHours * HOUR_SECONDS <= nowSeconds();
  // An imported number belongs to the account's owner, so it is never released unasked.
  const isDue = settings.releaseOrphans && isOldEnough && !carrier.imported.has(number);
  return { kind: 'orphan', number, firstSeenAtSeconds, isDue };
};
