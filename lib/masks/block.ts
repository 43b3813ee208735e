import type { Caller } from '../calls/call.ts';
import type { E164 } from '../phone/e164.ts';
import type { MaskId } from './mask.ts';

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

/** Under which name a caller would be blocked. */
export const blockedAs = (caller: Caller): BlockedCaller =>
  caller.kind === 'number' ? caller.number : caller.kind;
