import type { E164 } from '../phone/e164.ts';
import type { AnswerMode } from './route.ts';

/** Why a call is not connected. */
export type RefusalReason =
  /** The digits fit two masks. */
  | 'ambiguous-mask'
  /** The person behind the mask has blocked this caller. */
  | 'blocked-caller'
  /** One caller calls too often. */
  | 'caller-call-rate'
  /** The caller's number is a mask: calls would go in circles. */
  | 'caller-is-mask'
  | 'expired-mask'
  /** One mask is called too often. */
  | 'mask-call-rate'
  /** The mask is also a number behind another mask: calls to that one would be forwarded here. */
  | 'mask-is-number'
  /** The person behind the mask calls it. */
  | 'owner-calling'
  | 'unknown-mask';

/** What callers hear, in the order of {@link SENTENCES}. */
export type SentenceName = keyof typeof SENTENCES;

/** Every sentence that Callmask speaks or texts. None gives away who was called. */
export const SENTENCES = {
  'call-failed': 'The person you called cannot be reached right now. Please try again later.',
  'press-1': 'You have a call. To take it, press 1.',
  'texts-not-taken': 'This number does not take text messages. Please call instead.',
  fallback: 'We are sorry, something went wrong on our side. Please try again in a moment.',
} as const;

/** What the carrier shall do, in no carrier's terms. */
export type Decision =
  | {
      readonly kind: 'connect';
      /** All ring; the first to pick up gets the call. */
      readonly to: readonly E164[];
      readonly callerId: E164;
      /** How long the call rings, in seconds. */
      readonly ringSeconds: number;
      /** How long the two may talk, in seconds. A carrier without such a limit ignores it. */
      readonly limitSeconds: number;
      /** With `press-1` the two hear each other only after the person called has accepted. */
      readonly answer: AnswerMode;
    }
  /** Not answered at all, so that the caller pays nothing. */
  | { readonly kind: 'refuse'; readonly reason: RefusalReason }
  /** The sentence, then hang up. */
  | { readonly kind: 'say'; readonly sentence: SentenceName }
  | { readonly kind: 'hang-up' }
  /** Ask the person called, who has picked up, by the sentence `press-1`. Hang up unless they press a key. */
  | { readonly kind: 'ask' }
  /** Connect the person called, who has accepted, to the caller. */
  | { readonly kind: 'bridge' };
