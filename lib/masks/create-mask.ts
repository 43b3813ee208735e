import type { ConnectionName } from '../carriers/connection.ts';
import type { PurchaseDependencies } from '../numbers/buying/purchase.ts';
import { makePurchase } from '../numbers/buying/purchase.ts';
import type { FinalAnswer } from '../numbers/buying/stored-request.ts';
import type { ParsedNumber } from '../phone/parse-number.ts';
import type { Assignment, Mask } from './mask.ts';

/** What a client asks for: a dedicated mask for a number. */
export interface CreateMaskRequest extends Omit<Assignment, 'number'> {
  /** The client. Keys of different clients never meet. */
  readonly principal: string;
  readonly idempotencyKey: string;
  readonly number: ParsedNumber;
  /** Where the mask is bought. */
  readonly connection: ConnectionName;
}

/** The answer, and the mask. A repeated answer comes without the mask. */
export interface Created {
  readonly answer: FinalAnswer;
  readonly mask?: Mask;
}

/** Buys a mask near the number and assigns it to the number, once per Idempotency-Key. */
export const makeCreateMask = (dependencies: PurchaseDependencies) => {
  const purchase = makePurchase(dependencies);
  return async (wanted: CreateMaskRequest): Promise<Created> => {
    const { principal, idempotencyKey, number, connection, ...terms } = wanted;
    const assignment: Assignment = { ...terms, number: number.number };
    const { answer, row } = await purchase({
      principal,
      idempotencyKey,
      connection,
      near: number,
      person: number.number,
      assignment: { ...assignment },
      ...(terms.expiresAtSeconds !== undefined && { expiresAtSeconds: terms.expiresAtSeconds }),
    });
    // The purchase copies the assignment into the row, so the row is a mask.
    return { answer, ...(row && { mask: row as Mask }) };
  };
};
