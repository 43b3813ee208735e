import type { NumberRow, OwnedNumber } from '../owned-number.ts';
import { releaseUntracked } from '../releasing/release-untracked.ts';
import { renewedTombstone } from '../releasing/tombstone.ts';
import type { AtCarrier } from './compare.ts';
import type { Finding, Result } from './finding.ts';
import { finishOrder } from './finish-order.ts';
import { finishRelease } from './finish-release.ts';
import type { ReconcileDependencies } from './reconcile-dependencies.ts';
import { endRequest, rollBackReservation } from './roll-back.ts';

/** Handles one finding. Every write fails if the row has changed since it was read. */
export const handleFinding = async (
  dependencies: ReconcileDependencies,
  finding: Finding,
  carrier: AtCarrier,
): Promise<Result> => {
  switch (finding.kind) {
    case 'missing-number':
    case 'drifted':
      return 'reported';
    case 'pending-order':
      return finishOrder(dependencies, finding.row);
    case 'orphan':
      return finding.isDue ? releaseOrphan(dependencies, finding) : 'reported';
    case 'expired':
      return startRelease(dependencies, finding.row, carrier);
    case 'unfinished-release':
      return resumeRelease(dependencies, finding.row, carrier);
    case 'stray-reservation':
      return rollBackReservation(dependencies, finding.row);
    case 'stuck-request':
      return endRequest(dependencies, finding.request, carrier);
  }
};

const releaseOrphan = async (
  dependencies: ReconcileDependencies,
  { number }: Extract<Finding, { kind: 'orphan' }>,
): Promise<Result> => {
  const released = await releaseUntracked(dependencies, number, dependencies.deadline());
  if (released === 'on-file') {
    return 'changed';
  }
  return released === 'later' ? 'waiting' : 'done';
};

const startRelease = async (
  dependencies: ReconcileDependencies,
  mask: OwnedNumber,
  carrier: AtCarrier,
): Promise<Result> => {
  const releasing: OwnedNumber = { ...mask, state: 'releasing', etag: dependencies.ids.etag() };
  const isReplaced = await dependencies.store.replace(mask, releasing);
  return isReplaced ? finishRelease(dependencies, releasing, carrier) : 'changed';
};

/**
 * Writes a new etag before it asks the carrier, although the state stays the same. Without that write, another worker
 * could finish the release, a third could buy the number again, and this one would release the new mask.
 */
const resumeRelease = async (
  dependencies: ReconcileDependencies,
  row: NumberRow,
  carrier: AtCarrier,
): Promise<Result> => {
  const renewed =
    row.state === 'released'
      ? renewedTombstone(row, dependencies)
      : { ...row, etag: dependencies.ids.etag() };
  const isReplaced = await dependencies.store.replace(row, renewed);
  return isReplaced ? finishRelease(dependencies, renewed, carrier) : 'changed';
};
