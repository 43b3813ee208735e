import type { MaskId } from '../ids.ts';
import type { E164 } from '../phone/e164.ts';

/** What the person called sees: who calls, or a mask (both sides stay hidden). */
export type ShownCaller = 'caller' | 'mask';

/** Whether picking up connects the person called, or only pressing 1 does (screening). */
export type AnswerMode = 'direct' | 'press-1';

/** What the table says about a call to a mask: whom to connect, which caller ID to show, on which terms. */
export type Route = NoRoute | RouteToPeople;

/** The call leads to nobody. */
export interface NoRoute {
  readonly kind: 'none';
  /** `ambiguous-mask`: the digits fit two masks of ours. */
  readonly reason: 'ambiguous-mask' | 'unknown-mask';
  /** The mask for the log, where it is on file but takes no calls. */
  readonly maskId?: MaskId;
}

export interface RouteToPeople {
  readonly kind: 'people';
  /** The mask for the log and for tickets. */
  readonly maskId: MaskId;
  /** Their numbers, which all ring at once. */
  readonly to: readonly E164[];
  readonly callerId: ShownCaller;
  /** What they see in place of the caller. */
  readonly shownMask: E164;
  readonly answer: AnswerMode;
  /** `undefined`: only the limits of the stack hold. */
  readonly limit: RouteLimit | undefined;
  readonly expiresAtSeconds: number | undefined;
  /** The people called do not want this caller. */
  readonly isBlocked: boolean;
  /** The mask is also a number behind another mask: a call to that one would go on to here. */
  readonly isHidden: boolean;
  /** The caller's number is a mask: the call has passed through us once already. */
  readonly isCallerMask: boolean;
}

/** A limit of the route's own, counted exactly. */
export interface RouteLimit {
  readonly callsPerMinute: number;
  /** Calls that are counted together have it in common. */
  readonly countedAs: E164;
}
