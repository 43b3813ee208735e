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
  /** The person whom the mask is to hide, and in whose quota it takes a slot. */
  readonly person: E164;
  /** What the number is to be assigned to. Goes into its row as it is. */
  readonly assignment: Readonly<Record<string, unknown>>;
  /** After this the purchase makes no sense. Left out: it always does. */
  readonly expiresAtSeconds?: number;
}

/**
 * Two requests with one digest ask for the same, however the number was written. The client and the key are part of what
 * is hashed: without them the digest could be undone by trying all numbers.
 */
export const digestOfRequest = (request: PurchaseRequest): string => {
  const { principal, idempotencyKey, connection, assignment } = request;
  const assigned = Object.entries(assignment).sort(([one], [other]) => (one < other ? -1 : 1));
  const asked = JSON.stringify([principal, idempotencyKey, connection, assigned]);
  return createHash('sha256').update(asked).digest('hex');
};
