import { numberNotAllowed } from '../errors/flawed.ts';
import type { E164 } from '../phone/e164.ts';
import type { NumberStore } from './number-store.ts';

/** Refuses to hide a mask behind a mask: its calls would go in circles. @throws Problem `number-not-allowed` */
export const refuseOwnedNumber = async (store: Pick<NumberStore, 'find'>, number: E164): Promise<void> => {
  const row = await store.find(number);
  if (row !== undefined && row.state !== 'released') {
    throw numberNotAllowed('is itself a mask. Give the number of a person.');
  }
};
