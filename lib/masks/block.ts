import type { MaskId } from '../ids.ts';
import type { E164 } from '../phone/e164.ts';

/** Who may be blocked: a number, or all callers who withhold theirs or have none. */
export type BlockedCaller = E164 | 'other' | 'withheld';

/** Somebody whose calls to a mask are refused. */
export interface Block {
  readonly mask: E164;
  /** A block that outlives its mask must not hold for the next mask of the same number. */
  readonly maskId: MaskId;
  readonly caller: BlockedCaller;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly etag: string;
}

/** Whether it is one caller with a number who is blocked, and not all of a kind. */
export const isNumber = (caller: BlockedCaller): caller is E164 => caller.startsWith('+');
