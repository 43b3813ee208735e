import type { Connections } from '../../carriers/connections.ts';
import type { Mask } from '../../masks/mask.ts';
import { releaseOrRestore } from './release-or-restore.ts';

/** What the carrier said to a number that goes back. `unconfirmed`: nothing, or not that it is gone. */
export interface CarrierAnswer {
  readonly released: 'by-carrier' | 'later' | 'restored' | 'unconfirmed' | 'was-gone';
  /** Why it is unconfirmed. */
  readonly cause?: unknown;
}

/** Asks the carrier to take a mask's number back. What fails is an answer too: the reconciliation goes on. */
export const askCarrier = async (
  connections: Connections,
  row: Mask,
  signal: AbortSignal,
): Promise<CarrierAnswer> => {
  try {
    const answer = await releaseOrRestore(connections.of(row).supplier, row, signal);
    return { released: answer === 'released' ? 'by-carrier' : answer };
  } catch (cause) {
    return { released: 'unconfirmed', cause };
  }
};
