import { createHash } from 'node:crypto';
import type { ParsedNumber } from '../phone/parse-number.ts';
import type { AnswerMode, ShownCaller } from './mask.ts';

/** What a client asks for: a mask for a number. */
export interface Wish {
  /** Who asks. Keys of different clients never meet. */
  readonly principal: string;
  readonly idempotencyKey: string;
  readonly number: ParsedNumber;
  readonly callerId: ShownCaller;
  readonly answer: AnswerMode;
  readonly callsPerMinute?: number;
  readonly label?: string;
  readonly expiresAtSeconds?: number;
}

/** Two wishes with one digest ask for the same, however the number was written. */
export const digestOfWish = ({
  number,
  callerId,
  answer,
  callsPerMinute,
  label,
  expiresAtSeconds,
}: Wish): string => {
  // In a list `undefined` becomes `null`: what is left out keeps its place.
  const wished = [number.number, callerId, answer, callsPerMinute, label, expiresAtSeconds];
  return createHash('sha256').update(JSON.stringify(wished)).digest('hex');
};
