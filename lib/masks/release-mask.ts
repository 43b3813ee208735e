import type { Connections } from '../carriers/connections.ts';
import { Problem } from '../errors/problem.ts';
import type { CarrierAnswer } from '../numbers/releasing/ask-carrier.ts';
import { askCarrier } from '../numbers/releasing/ask-carrier.ts';
import type { EndNumberDependencies } from '../numbers/releasing/end-number.ts';
import { endNumber } from '../numbers/releasing/end-number.ts';
import type { E164 } from '../phone/e164.ts';
import type { BlockStore } from './block.ts';
import { removeBlocks } from './blocks.ts';
import type { Mask } from './mask.ts';
import type { MaskStore } from './mask-store.ts';
import { showMask } from './show-mask.ts';

export interface ReleaseMaskDependencies extends EndNumberDependencies {
  readonly store: BlockStore & EndNumberDependencies['store'] & MaskStore;
  readonly connections: Connections;
  /** Ends when the time for the carrier is over. */
  readonly deadline: () => AbortSignal;
}

/** The mask, which takes no calls any more, and the carrier's answer. */
export interface ReleasedOrNot extends CarrierAnswer {
  readonly mask: Mask;
}

export interface ReleaseMaskOptions {
  /** Releases an imported number to the carrier, too. Left out: it stays in the account with its former settings. */
  readonly releaseNumber?: boolean;
}

/**
 * Releases a mask. Calls are refused from the first write on. Each step is idempotent, so a repeated request finishes a
 * release that was cut off.
 * @throws Problem `mask-unknown`, or `mask-not-active` while it is still being ordered
 */
export const makeReleaseMask =
  (dependencies: ReleaseMaskDependencies) =>
  async (number: E164, { releaseNumber = false }: ReleaseMaskOptions = {}): Promise<ReleasedOrNot> => {
    const mask = await stopCalls(dependencies, number, releaseNumber);
    await removeBlocks(dependencies.store, number);
    const answer = await askCarrier(dependencies.connections, mask, dependencies.deadline());
    if (answer.released !== 'unconfirmed' && answer.released !== 'later') {
      await endNumber(dependencies, mask);
    }
    return { mask, ...answer };
  };

const stopCalls = async (
  { store, ids }: Pick<ReleaseMaskDependencies, 'ids' | 'store'>,
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
