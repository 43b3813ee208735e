import type { Mask } from './mask.ts';
import type { NumberDependencies } from './number-place.ts';
import { freeNumberPlace, takeNumberPlace } from './number-place.ts';
import { refuseMaskAsNumber } from './refuse-mask-as-number.ts';

/**
 * Puts a mask before another number: takes a place there, writes, and then frees the old place. The place is a new one
 * each time, so that of two who move the mask at once neither frees what the other uses. One that was not freed, or
 * whose use was left open, is found by the sweep.
 * @returns `undefined` when somebody else has changed the mask
 * @throws Problem `number-ceiling`, `number-not-allowed`
 */
export const moveMask = async (
  dependencies: NumberDependencies,
  before: Mask,
  changed: Mask,
): Promise<Mask | undefined> => {
  const { store, ids } = dependencies;
  const after: Mask = { ...changed, place: ids.placeId() };
  const takeBack = () => freeNumberPlace(dependencies, after).catch(() => undefined);
  await takeNumberPlace(dependencies, after.number, { id: after.place as string, mask: after.mask });
  await refuseMaskAsNumber(store, after.number).catch(async (error: unknown) => {
    await takeBack();
    throw error;
  });
  if (!(await store.replace(before, after))) {
    await takeBack();
    return undefined;
  }
  // The mask is moved, whatever becomes of its old place.
  await freeNumberPlace(dependencies, before).catch(() => undefined);
  return after;
};
