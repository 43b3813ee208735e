import { createHash } from 'node:crypto';
import type { ParsedNumber } from '../phone/parse-number.ts';
import type { ShownCaller } from './mask.ts';

/** What a client asks for: a mask for a number. */
export interface Wish {
  /** Who asks. Keys of different clients never meet. */
  readonly principal: string;
  readonly idempotencyKey: string;
  readonly number: ParsedNumber;
  readonly callerId: ShownCaller;
  readonly label?: string;
  readonly expiresAtSeconds?: number;
}

/** Two wishes with one digest ask for the same, however the number was written. */
export const digestOfWish = ({ number, callerId, label, expiresAtSeconds }: Wish): string =>
  createHash('sha256')
    .update(JSON.stringify([number.number, callerId, label ?? null, expiresAtSeconds ?? null]))
    .digest('hex');
