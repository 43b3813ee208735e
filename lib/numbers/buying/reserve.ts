import type { Mask } from '../../masks/mask.ts';
import type { E164 } from '../../phone/e164.ts';
import type { Purchase } from './purchase.ts';
import { reservationOf } from './purchase.ts';
import { inProgress } from './work-lease.ts';

/**
 * Reserves a number for the request: first the request names it, so that whoever goes on finds it; then the mask's row,
 * if nobody else has the number.
 */
export const reserve = async (purchase: Purchase, candidate: E164): Promise<Mask | undefined> => {
  const { store, lease } = purchase;
  await lease.update({ candidate });
  const reservation = reservationOf(purchase, candidate);
  return (await store.insert(reservation)) ? reservation : undefined;
};

/**
 * Goes on with what an earlier attempt has reserved or bought. Its new etag keeps whoever slept since then, that attempt
 * or a reconciliation, from taking it back while we order the number and tell the client of it.
 */
export const renew = async (purchase: Purchase, earlier: Mask): Promise<Mask> => {
  const renewed: Mask = { ...earlier, etag: purchase.ids.etag() };
  if (!(await purchase.store.replace(earlier, renewed))) {
    throw inProgress();
  }
  await purchase.lease.update({});
  return renewed;
};

/** The request no longer wants the number. */
export const dropCandidate = ({ lease }: Purchase): Promise<void> => lease.update({ candidate: undefined });

/**
 * Makes sure that the request is still ours before money is spent on a reservation. A worker that slept past its lease
 * wakes up here at the latest, takes its reservation back and stops.
 */
export const fence = async ({ lease }: Purchase, undo: () => Promise<unknown>): Promise<void> => {
  try {
    await lease.update({});
  } catch (error) {
    await undo();
    throw error;
  }
};
