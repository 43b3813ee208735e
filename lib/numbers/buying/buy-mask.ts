import { Problem } from '../../errors/problem.ts';
import type { Mask } from '../../masks/mask.ts';
import type { E164 } from '../../phone/e164.ts';
import { buyExactly, orderReserved } from './buy-exactly.ts';
import { adopt, buyNear, mayChoose } from './buy-near.ts';
import type { Purchase } from './purchase.ts';
import { dropCandidate, renew } from './reserve.ts';
import type { SearchArea } from './search-areas.ts';
import { searchAreas } from './search-areas.ts';
import { maskReleased } from './work-lease.ts';

/** On one search area. More than that are taken from under us only when the carrier's list is wrong. */
const CANDIDATES_TRIED = 10;

/**
 * Reserves a number in the table and then buys exactly that, so that each step can be repeated by whoever goes on
 * with the request. Where the carrier lists nothing it is asked to choose.
 * @throws Problem `no-stock`, or what the carrier's failure became
 */
export const buyMask = async (purchase: Purchase): Promise<Mask> => {
  const resumed = await resume(purchase);
  if (resumed !== undefined) {
    return resumed;
  }
  for (const area of searchAreas(purchase.wanted.number)) {
    const mask = await buyInArea(purchase, area);
    if (mask !== undefined) {
      return mask;
    }
  }
  throw new Problem(
    'no-stock',
    'Neither the area nor the country of the number has one to sell. Try again later.',
  );
};

/** Goes on where an earlier attempt stopped: with its reservation, or with a number that the carrier chose for it. */
const resume = async (purchase: Purchase): Promise<Mask | undefined> => {
  const { candidate, mayHaveOrderedNear } = purchase.lease.request();
  const mask = candidate === undefined ? undefined : await resumeCandidate(purchase, candidate);
  if (mask !== undefined) {
    return mask;
  }
  await (candidate !== undefined && dropCandidate(purchase));
  return mayHaveOrderedNear ? resumeNear(purchase) : undefined;
};

const resumeCandidate = async (purchase: Purchase, candidate: E164): Promise<Mask | undefined> => {
  const row = await purchase.store.find(candidate);
  if (row?.requestId !== purchase.lease.request().id) {
    return undefined;
  }
  if (row.state === 'releasing' || row.state === 'released') {
    throw maskReleased();
  }
  const renewed = await renew(purchase, row);
  return row.state === 'active' ? renewed : orderReserved(purchase, renewed);
};

/** By the time that the lease of an attempt has ended, its order is no longer under way: it is there, or never was. */
const resumeNear = async (purchase: Purchase): Promise<Mask | undefined> => {
  const mask = await adopt(purchase, searchAreas(purchase.wanted.number));
  await (mask === undefined && purchase.lease.update({ mayHaveOrderedNear: undefined }));
  return mask;
};

const buyInArea = async (purchase: Purchase, area: SearchArea): Promise<Mask | undefined> => {
  const { supplier, signal, shuffle, wanted } = purchase;
  const listed = await supplier.candidates(area.near, signal);
  if (listed.length === 0 && area.mayOrderNear && mayChoose(purchase)) {
    return buyNear(purchase, area);
  }
  const fitting = listed.filter((candidate) => area.fits(candidate) && candidate !== wanted.number.number);
  for (const candidate of shuffle(fitting).slice(0, CANDIDATES_TRIED)) {
    const mask = await buyExactly(purchase, candidate);
    if (mask !== undefined) {
      return mask;
    }
  }
  return undefined;
};
