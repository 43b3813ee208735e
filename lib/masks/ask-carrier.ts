import type { NumberSupplier } from '../carriers/carrier.ts';
import type { E164 } from '../phone/e164.ts';

/** What the carrier said to a number that goes back. `unconfirmed`: nothing, or not that it is gone. */
export interface CarrierAnswer {
  readonly released: 'by-carrier' | 'unconfirmed' | 'was-gone';
  /** Why it is unconfirmed. */
  readonly cause?: unknown;
}

/** Asks the carrier to take a number back. What fails is an answer too: the sweep goes on. */
export const askCarrier = async (
  supplier: NumberSupplier,
  mask: E164,
  signal: AbortSignal,
): Promise<CarrierAnswer> => {
  try {
    const answer = await supplier.release(mask, signal);
    return { released: answer === 'was-gone' ? 'was-gone' : 'by-carrier' };
  } catch (cause) {
    return { released: 'unconfirmed', cause };
  }
};
