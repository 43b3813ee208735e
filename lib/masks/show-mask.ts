import { Problem } from '../errors/problem.ts';
import type { E164 } from '../phone/e164.ts';
import type { Mask } from './mask.ts';
import type { MaskStore } from './mask-store.ts';

/** Finds a mask. @throws Problem `mask-unknown` if there is none, or it is released */
export const showMask = async (store: Pick<MaskStore, 'find'>, mask: E164): Promise<Mask> => {
  const found = await store.find(mask);
  if (found === undefined || found.state === 'released') {
    throw new Problem('mask-unknown', 'There is no mask with this number, or it has been released.');
  }
  return found;
};
