import type { ConnectedCarrier } from '../../carriers/connections.ts';
import { numberNotAllowed } from '../../errors/flawed.ts';
import type { E164 } from '../../phone/e164.ts';
import { isSameLine } from '../../phone/plans/is-same-line.ts';

/** A number that the account has already, and its assignment. */
export interface ImportRequest {
  readonly mask: E164;
  /** The number of the person whom the mask hides. */
  readonly person: E164;
  readonly connection: ConnectedCarrier;
  /** Copied into the row. */
  readonly assignment: object;
}

/** @throws Problem `number-not-allowed` */
export const refuseOwnNumber = (mask: E164, person: E164): void => {
  if (isSameLine(mask, person)) {
    throw numberNotAllowed('is the number of the mask itself.');
  }
};
