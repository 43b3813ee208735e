import { inBatches } from '../async/in-batches.ts';
import type { Connections } from '../carriers/connections.ts';
import type { Ids } from '../ids.ts';
import type { MaskStore } from '../masks/mask-store.ts';
import type { Tombstone } from '../numbers/owned-number.ts';
import type { CarrierAnswer } from '../numbers/releasing/ask-carrier.ts';
import { askCarrier } from '../numbers/releasing/ask-carrier.ts';
import type { E164 } from '../phone/e164.ts';
import { emptySettings, isOwner } from './free-texts.ts';

export interface EraseSettingsDependencies {
  readonly store: MaskStore;
  readonly connections: Connections;
  readonly ids: Ids;
}

/** A tombstone with former settings of a number that was the person's mask. */
export type KeptTombstone = Tombstone & Required<Pick<Tombstone, 'former' | 'kept'>>;

export const hasSettings = (tombstone: Tombstone): tombstone is KeptTombstone =>
  tombstone.former !== undefined && tombstone.kept !== undefined;

/**
 * Restores the number, then empties its former settings. They stay while the carrier has not confirmed, or they would be
 * lost: the reconciliation or the next erasure goes on.
 * @returns the carrier's answer for each, in their order
 */
export const eraseSettings = (
  dependencies: EraseSettingsDependencies,
  person: E164,
  tombstones: readonly KeptTombstone[],
  signal: AbortSignal,
): Promise<readonly CarrierAnswer[]> =>
  inBatches(tombstones, async ({ mask, former, isToBeReleased, kept: { connection } }) => {
    const number = { mask, former, connection, ...(isToBeReleased && { isToBeReleased }) };
    const answer = await askCarrier(dependencies.connections, number, signal);
    if (isOver(answer)) {
      await emptySettingsOf(dependencies, person, mask);
    }
    return answer;
  });

/** Whether the former settings of a number have done their work. */
export const isOver = ({ released }: CarrierAnswer): boolean =>
  released !== 'unconfirmed' && released !== 'later';

/**
 * Leaves the names of the settings, without their values. If a worker that slept takes the number over once more, the
 * reconciliation then clears the settings instead of leaving the number with us.
 */
const emptySettingsOf = async (
  dependencies: EraseSettingsDependencies,
  person: E164,
  mask: E164,
): Promise<void> => {
  const { store, ids } = dependencies;
  const row = await store.find(mask);
  if (row?.state !== 'released' || !hasSettings(row) || !isOwner(row, person)) {
    return;
  }
  const { person: _person, ...kept } = row.kept;
  const emptied: Tombstone = { ...row, former: emptySettings(row.former), kept, etag: ids.etag() };
  if (!(await store.replace(row, emptied))) {
    await emptySettingsOf(dependencies, person, mask);
  }
};
