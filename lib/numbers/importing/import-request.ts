import type { ConnectedCarrier } from '../../carriers/connections.ts';
import { numberNotAllowed } from '../../errors/flawed.ts';
import type { E164 } from '../../phone/e164.ts';

/** A number that the account has already, and what it is to be assigned to. */
export interface ImportRequest {
  readonly mask: E164;
  /** The person whom it is to hide. */
  readonly person: E164;
  readonly connection: ConnectedCarrier;
  /** Goes into the row as it is. */
  readonly assignment: object;
}

/** @throws Problem `number-not-allowed` */
export const refuseOwnNumber = (mask: E164, person: E164): void => {
  if (mask === person) {
    throw numberNotAllowed('is the number of the mask itself.');
  }
};
