import type { E164 } from '../phone/e164.ts';

/** Who dials a mask. Carriers spell the last two in many ways; here each is a value of its own. */
export type Caller =
  | { readonly kind: 'number'; readonly number: E164 }
  | { readonly kind: 'other' }
  | { readonly kind: 'withheld' };

/** An incoming call, in no carrier's terms. */
export interface Call {
  readonly kind: 'call';
  /** The carrier's name for the call. */
  readonly id: string;
  /** The account that the call came in by, if the carrier says so. */
  readonly account: string | undefined;
  /**
   * The mask that was dialled. If the carrier's spelling is ambiguous, every reading, the likeliest first: the masks on
   * file decide.
   */
  readonly masks: readonly E164[];
  /**
   * The one of `masks` that the call's headers name. The caller's network can forge headers, so it counts only if more
   * than one of the masks is on file.
   */
  readonly hint: E164 | undefined;
  readonly caller: Caller;
  /**
   * Every number that the caller's spelling can stand for. Reasons to refuse a call are checked against all of them, so
   * that a name written by the caller's network cannot get round a block.
   */
  readonly callerMayBe: readonly E164[];
  /** Whether the carrier named the caller by something other than a number, such as a SIP user's name. */
  readonly isCallerNamed: boolean;
}

/** The carrier's report on how a call ended. */
export interface CallEnded {
  readonly kind: 'ended';
  readonly id: string;
  /** `abandoned`: the caller hung up before the call was picked up. */
  readonly outcome: 'abandoned' | 'busy' | 'connected' | 'failed' | 'no-answer' | 'unknown';
  /** Whether the caller is still on the line to hear what we say next. */
  readonly callerListens: boolean;
  /** Seconds since the person called picked up, if the carrier says so. */
  readonly connectedSeconds: number | undefined;
}

/** A text to a mask. Its content is not read. */
export interface IncomingText {
  readonly kind: 'text';
  readonly id: string;
  readonly account: string | undefined;
}

/** A session that was started over the carrier's API, without a caller. */
export interface Launch {
  readonly kind: 'launch';
  readonly id: string;
  readonly account: string | undefined;
}

/** The person called has picked up, and has to accept before the two are bridged. */
export interface Screening {
  readonly kind: 'screening';
  readonly id: string;
  /** The keys that the person pressed; `undefined` before the question. */
  readonly pressed: string | undefined;
}

/** Anything that a carrier tells us in the call flow. */
export type CarrierEvent = Call | CallEnded | IncomingText | Launch | Screening;
