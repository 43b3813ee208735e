import type { Pause } from '../../async/pause.ts';
import type { ConnectedCarrier } from '../../carriers/connections.ts';
import type { Outcome } from '../../outcome.ts';
import type { E164 } from '../../phone/e164.ts';
import type { NumberStore } from '../number-store.ts';
import type { SlotStore } from '../quotas/slot-store.ts';
import type { ReleaseUntrackedDependencies } from '../releasing/release-untracked.ts';
import type { TombstoneDependencies } from '../releasing/tombstone.ts';
import type { Ordering } from './order.ts';
import type { PurchaseRequest } from './purchase-request.ts';
import type { Reserving } from './reserve.ts';
import type { SearchArea } from './search-areas.ts';
import type { WorkLease } from './work-lease.ts';

/**
 * One worker's attempt at one request: what each step works with. A step that reserves cannot order, and a step that
 * orders cannot write the table.
 */
export interface Attempt {
  readonly looking: Looking;
  readonly reserving: Reserving;
  readonly ordering: Ordering;
  /** Lets the carrier choose a number. `undefined`: this carrier offers no such order. */
  readonly choosing: Choosing | undefined;
  /** Releases a number that was bought and is not needed. */
  readonly releasing: ReleaseUntrackedDependencies;
}

/** What looking works with. It changes nothing. */
interface Looking {
  readonly store: Pick<NumberStore, 'find'> & Pick<SlotStore, 'findSlots'>;
  readonly candidates: (area: SearchArea) => Promise<readonly E164[]>;
  /** Puts candidates into a random order, so that concurrent requests do not race for the same number. */
  readonly shuffle: <T>(items: readonly T[]) => readonly T[];
  /** Logs what the client need not know. */
  readonly notice: (outcome: Outcome) => void;
}

interface Choosing {
  readonly orderNear: (area: SearchArea) => Promise<E164 | 'no-stock'>;
  readonly owned: () => ReturnType<ConnectedCarrier['supplier']['owned']>;
}

export interface AttemptDependencies extends TombstoneDependencies, Pick<Looking, 'notice' | 'shuffle'> {
  readonly store: Looking['store'] & NumberStore;
  readonly pause: Pause;
}

export const makeAttempt = (
  { store, ids, nowSeconds, tombstoneDays, shuffle, notice, pause }: AttemptDependencies,
  request: PurchaseRequest,
  lease: WorkLease,
  { supplier, ...connection }: ConnectedCarrier,
  signal: AbortSignal,
): Attempt => {
  const { orderNear } = supplier;
  return {
    looking: { store, shuffle, notice, candidates: ({ near }) => supplier.candidates(near, signal) },
    reserving: { store, lease, request, connection, ids, nowSeconds },
    ordering: { supplier, pause, signal },
    choosing: orderNear && {
      orderNear: ({ near }) => orderNear(near, signal),
      owned: () => supplier.owned(signal),
    },
    releasing: { store, supplier, ids, nowSeconds, ...(tombstoneDays !== undefined && { tombstoneDays }) },
  };
};
