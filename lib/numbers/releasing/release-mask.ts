import type { Connections } from '../../carriers/connections.ts';
import { Problem } from '../../errors/problem.ts';
import type { Ids } from '../../ids.ts';
import type { Mask } from '../../masks/mask.ts';
import type { MaskStore } from '../../masks/mask-store.ts';
import { removeBlocks } from '../../masks/remove-blocks.ts';
import { showMask } from '../../masks/show-mask.ts';
import type { E164 } from '../../phone/e164.ts';
import type { CarrierAnswer } from './ask-carrier.ts';
import { askCarrier } from './ask-carrier.ts';
import { endMask } from './release-untracked.ts';

export interface Dependencies {
  readonly store: MaskStore;
  readonly connections: Connections;
  readonly ids: Ids;
  readonly nowSeconds: () => number;
  readonly tombstoneDays?: number;
  /** Ends when the time for the carrier is over. */
  readonly deadline: () => AbortSignal;
}

/** What came of it. In any case the mask takes no calls any more. */
export interface ReleasedOrNot extends CarrierAnswer {
  readonly mask: Mask;
}

export interface ReleaseOptions {
  /** An imported number goes back to the carrier, too. Left out: it stays in the account, as it was before. */
  readonly releaseNumber?: boolean;
}

/**
 * Releases a mask. Calls are refused from the first write on; each step may be repeated, so whatever breaks is
 * finished by the same request again.
 * @throws Problem `mask-unknown`, or `mask-not-active` while it is still being ordered
 */
export const makeReleaseMask =
  (dependencies: Dependencies) =>
  async (number: E164, { releaseNumber = false }: ReleaseOptions = {}): Promise<ReleasedOrNot> => {
    const mask = await stopCalls(dependencies, number, releaseNumber);
    await removeBlocks(dependencies.store, number);
    const answer = await askCarrier(dependencies.connections, mask, dependencies.deadline());
    if (answer.released === 'unconfirmed' || answer.released === 'later') {
      return { mask, ...answer };
    }
    await endMask(dependencies, mask);
    return { mask, ...answer };
  };

const stopCalls = async (
  { store, ids }: Pick<Dependencies, 'ids' | 'store'>,
  number: E164,
  releaseNumber: boolean,
): Promise<Mask> => {
  const mask = await showMask(store, number);
  if (mask.state === 'ordering' && !mask.isAnnounced) {
    throw new Problem('mask-not-active', 'The mask is still being ordered. Repeat when it is active.', {
      retryAfterSeconds: 30,
    });
  }
  const isToBeReleased = releaseNumber && mask.former !== undefined;
  if (mask.state === 'releasing' && (!isToBeReleased || mask.isToBeReleased)) {
    return mask;
  }
  const releasing: Mask = {
    ...mask,
    state: 'releasing',
    ...(isToBeReleased && { isToBeReleased: true }),
    etag: ids.etag(),
  };
  return (await store.replace(mask, releasing))
    ? releasing
    : stopCalls({ store, ids }, number, releaseNumber);
};
