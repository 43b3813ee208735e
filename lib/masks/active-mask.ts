import { Problem } from '../errors/problem.ts';
import type { E164 } from '../phone/e164.ts';
import type { Mask } from './mask.ts';
import type { MaskStore } from './mask-store.ts';
import { showMask } from './show-mask.ts';

/** An active mask; an expired one counts. @throws Problem `mask-unknown`, or `mask-not-active` */
export const activeMask = async (store: Pick<MaskStore, 'find'>, number: E164): Promise<Mask> => {
  const mask = await showMask(store, number);
  if (mask.state !== 'active') {
    throw new Problem(
      'mask-not-active',
      `The mask is ${mask.state}; only an active one has blocked callers.`,
    );
  }
  return mask;
};
