import { createHash } from 'node:crypto';
import type { AnswerMode, ShownCaller } from '../../calls/route.ts';
import type { ConnectionName } from '../../carriers/connection.ts';
import type { ParsedNumber } from '../../phone/parse-number.ts';

/** What a client asks for: a mask for a number. */
export interface PurchaseRequest {
  /** Who asks. Keys of different clients never meet. */
  readonly principal: string;
  readonly idempotencyKey: string;
  readonly number: ParsedNumber;
  /** Where the mask is to be bought. */
  readonly connection: ConnectionName;
  readonly callerId: ShownCaller;
  readonly answer: AnswerMode;
  readonly callsPerMinute?: number;
  readonly label?: string;
  readonly expiresAtSeconds?: number;
}

/**
 * Two purchase requests with one digest ask for the same, however the number was written. Who asks and the key are part of what is
 * hashed: without them the digest could be undone by trying all numbers.
 */
export const digestOfRequest = ({
  principal,
  idempotencyKey,
  number,
  connection,
  callerId,
  answer,
  callsPerMinute,
  label,
  expiresAtSeconds,
}: PurchaseRequest): string => {
  // In a list `undefined` becomes `null`: what is left out keeps its slot.
  const wished = [number.number, connection, callerId, answer, callsPerMinute, label, expiresAtSeconds];
  const asked = JSON.stringify([principal, idempotencyKey, ...wished]);
  return createHash('sha256').update(asked).digest('hex');
};
