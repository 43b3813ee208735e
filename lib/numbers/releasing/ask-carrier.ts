import type { Connections } from '../../carriers/connections.ts';
import type { OwnedNumber } from '../owned-number.ts';
import { releaseOrRestore } from './release-or-restore.ts';

/** What the carrier answered to a release. `unconfirmed`: nothing, or not that the number is gone. */
export interface CarrierAnswer {
  readonly released: 'by-carrier' | 'later' | 'restored' | 'unconfirmed' | 'was-gone';
  /** Why it is unconfirmed. */
  readonly cause?: unknown;
}

/** Asks the carrier to release a number. A failure is an answer too: the reconciliation goes on with it. */
export const askCarrier = async (
  connections: Connections,
  row: OwnedNumber,
  signal: AbortSignal,
): Promise<CarrierAnswer> => {
  try {
    const answer = await releaseOrRestore(connections.of(row).supplier, row, signal);
    return { released: answer === 'released' ? 'by-carrier' : answer };
  } catch (cause) {
    return { released: 'unconfirmed', cause };
  }
};
