import type { NumberRow, OwnedNumber } from '../owned-number.ts';
import { releaseUntracked } from '../releasing/release-untracked.ts';
import { tombstoneFor } from '../releasing/tombstone.ts';
import type { Finding } from './finding.ts';
import { finishOrder } from './finish-order.ts';
import { finishRelease } from './finish-release.ts';
import type { AtCarrier } from './judge.ts';
import type { ReconcileDependencies } from './reconcile-dependencies.ts';
import type { Result } from './result.ts';
import { endRequest, rollBackReservation } from './roll-back.ts';

/** Settles one finding. Each step is conditional on the row being as it was found. */
export const act = async (
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
      return goOnReleasing(dependencies, finding.row, carrier);
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
  const returned = await releaseUntracked(dependencies, number, dependencies.deadline());
  if (returned === 'on-file') {
    return 'changed';
  }
  return returned === 'later' ? 'waiting' : 'done';
};

const startRelease = async (
  dependencies: ReconcileDependencies,
  mask: OwnedNumber,
  carrier: AtCarrier,
): Promise<Result> => {
  const releasing: OwnedNumber = { ...mask, state: 'releasing', etag: dependencies.ids.etag() };
  const isOurs = await dependencies.store.replace(mask, releasing);
  return isOurs ? finishRelease(dependencies, releasing, carrier) : 'changed';
};

/**
 * Claims the row before the carrier is asked, though its state stays: had somebody finished the release meanwhile, and
 * somebody else bought the number since, it would be taken from them.
 */
const goOnReleasing = async (
  dependencies: ReconcileDependencies,
  row: NumberRow,
  carrier: AtCarrier,
): Promise<Result> => {
  const claimed =
    row.state === 'released' ? tombstoneFor(row, dependencies) : { ...row, etag: dependencies.ids.etag() };
  const isOurs = await dependencies.store.replace(row, claimed);
  return isOurs ? finishRelease(dependencies, claimed, carrier) : 'changed';
};
