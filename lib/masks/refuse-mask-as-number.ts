import { numberNotAllowed } from '../errors/flawed.ts';
import type { E164 } from '../phone/e164.ts';
import type { MaskStore } from './mask-store.ts';

/** A call to a mask of a mask would go in circles, at somebody's cost. @throws Problem `number-not-allowed` */
export const refuseMaskAsNumber = async (store: Pick<MaskStore, 'find'>, number: E164): Promise<void> => {
  const mask = await store.find(number);
  if (mask !== undefined && mask.state !== 'released') {
    throw numberNotAllowed('is itself a mask. Give the number of a person.');
  }
};
