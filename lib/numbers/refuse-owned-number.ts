import { numberNotAllowed } from '../errors/flawed.ts';
import type { E164 } from '../phone/e164.ts';
import type { NumberStore } from './number-store.ts';

/** A call to a mask of a mask would go in circles, at somebody's cost. @throws Problem `number-not-allowed` */
export const refuseOwnedNumber = async (store: Pick<NumberStore, 'find'>, number: E164): Promise<void> => {
  const row = await store.find(number);
  if (row !== undefined && row.state !== 'released') {
    throw numberNotAllowed('is itself a mask. Give the number of a person.');
  }
};
