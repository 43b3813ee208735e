import { createHash } from 'node:crypto';
import type { ConnectionName } from '../../carriers/connection.ts';
import type { E164 } from '../../phone/e164.ts';
import type { ParsedNumber } from '../../phone/parse-number.ts';

/** One client's order of a mask. */
export interface PurchaseRequest {
  /** The client. Keys of different clients never meet. */
  readonly principal: string;
  readonly idempotencyKey: string;
  /** Where the number is bought. */
  readonly connection: ConnectionName;
  /** The number is looked for near this one. */
  readonly near: ParsedNumber;
  /** The number of the person whom the mask hides. The mask takes a slot in the quota of this number. */
  readonly person: E164;
  /** What the number is assigned to. Copied into its row. */
  readonly assignment: Readonly<Record<string, unknown>>;
  /** The purchase is refused after this time. Left out: never. */
  readonly expiresAtSeconds?: number;
}

/**
 * Two requests with one digest ask for the same, however the number was written. The digest covers the client and the
 * key: without them, trying all numbers would reveal the number.
 */
export const digestOfRequest = (request: PurchaseRequest): string => {
  const { principal, idempotencyKey, connection, assignment } = request;
  const assigned = Object.entries(assignment).sort(([one], [other]) => (one < other ? -1 : 1));
  const asked = JSON.stringify([principal, idempotencyKey, connection, assigned]);
  return createHash('sha256').update(asked).digest('hex');
};
