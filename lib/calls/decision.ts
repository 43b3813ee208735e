import type { E164 } from '../phone/e164.ts';

/** Why a call is not connected. */
export type RefusalReason = 'ambiguous-mask' | 'expired-mask' | 'unknown-mask';

/** What callers hear, in the order of {@link SENTENCES}. */
export type SentenceName = keyof typeof SENTENCES;

/** Every sentence that Callmask speaks or texts. None says who was called. */
export const SENTENCES = {
  'call-failed': 'The person you called cannot be reached right now. Please try again later.',
  'texts-not-taken': 'This number does not take text messages. Please call instead.',
  apology: 'We are sorry, something went wrong on our side. Please try again in a moment.',
} as const;

/** What the carrier is told to do. Carrier-neutral. */
export type Decision =
  | {
      readonly kind: 'connect';
      /** All ring; the first to pick up gets the call. */
      readonly to: readonly E164[];
      readonly callerId: E164;
      /** How long the person called may let it ring, in seconds. */
      readonly ringSeconds: number;
    }
  /** Not answered at all, so that the caller pays nothing. */
  | { readonly kind: 'refuse'; readonly reason: RefusalReason }
  /** The sentence, then hang up. */
  | { readonly kind: 'say'; readonly sentence: SentenceName }
  | { readonly kind: 'hang-up' };
