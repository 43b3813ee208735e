import type { Connections } from '../../carriers/connections.ts';
import type { OwnedNumber } from '../owned-number.ts';
import { releaseOrRestore } from './release-or-restore.ts';

/** The carrier's answer to a release. `unconfirmed`: it failed, or did not say that the number is gone. */
export interface CarrierAnswer {
  readonly released: 'by-carrier' | 'later' | 'restored' | 'unconfirmed' | 'was-gone';
  /** Why it is unconfirmed. */
  readonly cause?: unknown;
}

/** A number to release or restore, and where. */
export type Releasable = Pick<OwnedNumber, 'connection' | 'former' | 'isToBeReleased' | 'mask'>;

/** Asks the carrier to release a number. Throws nothing: after a failure the reconciliation tries again. */
export const askCarrier = async (
  connections: Connections,
  row: Releasable,
  signal: AbortSignal,
): Promise<CarrierAnswer> => {
  try {
    const answer = await releaseOrRestore(connections.of(row).supplier, row, signal);
    return { released: answer === 'released' ? 'by-carrier' : answer };
  } catch (cause) {
    return { released: 'unconfirmed', cause };
  }
};
