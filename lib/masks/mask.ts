import type { AnswerMode, ShownCaller } from '../calls/route.ts';
import type { OwnedNumber, Tombstone } from '../numbers/owned-number.ts';
import type { E164 } from '../phone/e164.ts';

/** Whom a dedicated mask stands for, and on which terms. */
export interface Assignment {
  /** The hidden number. */
  readonly number: E164;
  readonly callerId: ShownCaller;
  readonly answer: AnswerMode;
  /** At most this many calls a minute are connected, counted exactly. Left out: only the limits of the stack hold. */
  readonly callsPerMinute?: number;
  readonly label?: string;
  readonly expiresAtSeconds?: number;
}

/** A dedicated mask: an owned number with its assignment, in one row. */
export interface Mask extends OwnedNumber, Assignment {
  readonly kind: 'dedicated';
}

/** Whether the owned number is assigned to one person. Its row then holds the assignment. */
export const isDedicated = (row: OwnedNumber): row is Mask => row.kind === 'dedicated';

/** Whether calls are connected: the mask is active and has not expired. */
export const isLive = (mask: Mask | Tombstone, nowSeconds: number): mask is Mask =>
  mask.state === 'active' && !isExpired(mask, nowSeconds);

export const isExpired = (mask: Pick<Assignment, 'expiresAtSeconds'>, nowSeconds: number): boolean =>
  mask.expiresAtSeconds !== undefined && mask.expiresAtSeconds <= nowSeconds;
