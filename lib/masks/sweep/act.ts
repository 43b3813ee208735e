import { giveBackUnfiled, tombstoneFor } from '../give-back.ts';
import type { Mask, ReleasedMask } from '../mask.ts';
import type { Dependencies } from './dependencies.ts';
import type { Finding } from './finding.ts';
import { finishRelease } from './finish-release.ts';
import type { AtCarrier } from './judge.ts';
import { endRequest, rollBackReservation } from './roll-back.ts';

/** `reported`: not for a sweep to settle, or not yet. `changed`: somebody else got there first, so it was left alone. */
export type Result = 'changed' | 'done' | 'reported';

/** Settles one finding. Each step is conditional on the row being as it was found. */
export const act = async (
  dependencies: Dependencies,
  finding: Finding,
  carrier: AtCarrier,
): Promise<Result> => {
  switch (finding.kind) {
    case 'ghost':
      return 'reported';
    case 'orphan':
      return finding.isDue ? releaseOrphan(dependencies, finding) : 'reported';
    case 'expired':
      return released(await startRelease(dependencies, finding.row, carrier));
    case 'unfinished-release':
      return released(await goOnReleasing(dependencies, finding.row, carrier));
    case 'stray-reservation':
      return released(await rollBackReservation(dependencies, finding.row));
    case 'stuck-request':
      return released(await endRequest(dependencies, finding.request, carrier));
  }
};

const released = (isOurs: boolean): Result => (isOurs ? 'done' : 'changed');

const releaseOrphan = async (
  dependencies: Dependencies,
  { number }: Extract<Finding, { kind: 'orphan' }>,
): Promise<Result> => released(await giveBackUnfiled(dependencies, number, dependencies.deadline()));

const startRelease = async (dependencies: Dependencies, mask: Mask, carrier: AtCarrier): Promise<boolean> => {
  const releasing: Mask = { ...mask, state: 'releasing', etag: dependencies.ids.etag() };
  return (
    (await dependencies.store.replace(mask, releasing)) && finishRelease(dependencies, releasing, carrier)
  );
};

/**
 * Claims the row before the carrier is asked, though its state stays: had somebody finished the release meanwhile, and
 * somebody else bought the number since, it would be taken from them.
 */
const goOnReleasing = async (
  dependencies: Dependencies,
  row: Mask | ReleasedMask,
  carrier: AtCarrier,
): Promise<boolean> => {
  const claimed =
    row.state === 'released' ? tombstoneFor(row, dependencies) : { ...row, etag: dependencies.ids.etag() };
  return (await dependencies.store.replace(row, claimed)) && finishRelease(dependencies, claimed, carrier);
};
