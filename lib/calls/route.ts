import type { MaskId } from '../ids.ts';
import type { E164 } from '../phone/e164.ts';

/** What the person called sees: the caller, or the mask, so that both sides stay hidden. */
export type ShownCaller = 'caller' | 'mask';

/** Whether the call is connected when it is picked up, or only when 1 is pressed (screening). */
export type AnswerMode = 'direct' | 'press-1';

/** What the table says about a call to a mask: whom to connect, which caller ID to show, on which terms. */
export type Route = NoRoute | RouteToPeople;

/** The call is not connected. */
export interface NoRoute {
  readonly kind: 'none';
  /** `ambiguous-mask`: the digits fit two masks. */
  readonly reason: 'ambiguous-mask' | 'unknown-mask';
  /** The mask for the log, if it is on file but takes no calls. */
  readonly maskId?: MaskId;
}

export interface RouteToPeople {
  readonly kind: 'people';
  /** The mask for the log and for tickets. */
  readonly maskId: MaskId;
  /** The numbers to ring, all at once. */
  readonly to: readonly E164[];
  readonly callerId: ShownCaller;
  /** The mask that is shown instead of the caller. */
  readonly shownMask: E164;
  readonly answer: AnswerMode;
  /** `undefined`: only the limits of the stack apply. */
  readonly limit: RouteLimit | undefined;
  readonly expiresAtSeconds: number | undefined;
  /** The people called have blocked this caller. */
  readonly isBlocked: boolean;
  /** The mask is also a number behind another mask: calls to that one would be forwarded here. */
  readonly isHidden: boolean;
  /** The caller's number is a mask: the call has been through Callmask once already. */
  readonly isCallerMask: boolean;
}

/** A limit of this route alone, counted exactly. */
export interface RouteLimit {
  readonly callsPerMinute: number;
  /** Calls with the same value are counted together. */
  readonly countedAs: E164;
}
