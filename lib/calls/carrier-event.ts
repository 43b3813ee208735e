import type { E164 } from '../phone/e164.ts';

/** Who dials a mask. Carriers write the last two in many ways; inside they are values of their own. */
export type Caller =
  | { readonly kind: 'number'; readonly number: E164 }
  | { readonly kind: 'other' }
  | { readonly kind: 'withheld' };

/** One inbound call, as any carrier would tell it. */
export interface Call {
  readonly kind: 'call';
  /** The carrier's name for the call. */
  readonly id: string;
  /** The carrier's account that the call came in by, where the carrier says so. */
  readonly account: string | undefined;
  /**
   * The mask that was dialled. Several where the carrier's spelling can be read in more than one way, the likeliest
   * first: then the masks that are on file decide.
   */
  readonly masks: readonly E164[];
  /**
   * The one of `masks` that the call's headers name. They come from the caller's network and can be forged, so it counts
   * only where more than one of the masks is on file.
   */
  readonly hint: E164 | undefined;
  readonly caller: Caller;
  /**
   * Every number that the caller may be, where the carrier's spelling can be read in more than one way. What refuses a
   * call looks at all of them: otherwise a name that the caller's network writes could hide who calls.
   */
  readonly callerMayBe: readonly E164[];
  /** Whether the carrier gave something else than a number for the caller, such as the name of a SIP user. */
  readonly isCallerNamed: boolean;
}

/** What the carrier reports of a call that we have answered before. */
export interface CallEnded {
  readonly kind: 'ended';
  readonly id: string;
  /** `abandoned`: the caller hung up before anybody answered. */
  readonly outcome: 'abandoned' | 'busy' | 'connected' | 'failed' | 'no-answer' | 'unknown';
  /** Whether the caller is still on the line to hear what we say next. */
  readonly callerListens: boolean;
  /** Seconds since the person called picked up, where the carrier says so. */
  readonly connectedSeconds: number | undefined;
}

/** A text to a mask. Nothing of its content is read. */
export interface IncomingText {
  readonly kind: 'text';
  readonly id: string;
  readonly account: string | undefined;
}

/** A session that was started over the carrier's API: nobody is calling. */
export interface Launch {
  readonly kind: 'launch';
  readonly id: string;
  readonly account: string | undefined;
}

/** The person called has picked up, and has to accept before the two are bridged. */
export interface Screening {
  readonly kind: 'screening';
  readonly id: string;
  /** The keys that were pressed; `undefined` before they are asked to press one. */
  readonly pressed: string | undefined;
}

/** Anything that a carrier tells us over a webhook of the call flow. */
export type CarrierEvent = Call | CallEnded | IncomingText | Launch | Screening;
