import type { Mask } from '../../masks/mask.ts';
import type { E164 } from '../../phone/e164.ts';

/** An answer to a client, as the API wrote it. The domain stores it and repeats it, and never reads it. */
export interface RenderedAnswer {
  readonly status: number;
  readonly body: string;
}

/** Writes the answer of a request that has its mask, whether the carrier has delivered it or not. The API passes it in. */
export type RenderCreated = (mask: Mask, nowSeconds: number) => RenderedAnswer;

/** The answer that a finished request repeats, byte for byte. */
export interface FinalAnswer extends RenderedAnswer {
  readonly mask: E164;
}

/** What is known of one client's purchase request for a mask: enough for another worker to go on where this one stopped. */
export interface StoredRequest {
  /** SHA-256 of who asks and the Idempotency-Key, in hex. */
  readonly id: string;
  /** SHA-256 of who asks, the key and what was asked for, in hex: the same key with another purchase request is refused. */
  readonly digest: string;
  /** Whose number is to be masked; puts the row into the index `byPerson`. */
  readonly person: E164;
  /** The random name of the slots that it takes, under the quotas of its number and its day. */
  readonly slot: string;
  /** Until then nobody else works on the request. */
  readonly leaseEndsAtSeconds: number;
  /** The number that was reserved for the request, and perhaps bought. */
  readonly candidate?: E164 | undefined;
  /** Set before the carrier is asked to choose a number itself: from then on there may be one that nobody knows. */
  readonly mayHaveOrderedNear?: true | undefined;
  readonly answer?: FinalAnswer;
  readonly createdAt: string;
  /** An unfinished request that nobody goes on with is rolled back by the reconciliation from then on. */
  readonly rollBackAtSeconds: number;
  /** Random, new with each write. */
  readonly etag: string;
  /** Only on a finished request. */
  readonly purgeAtSeconds?: number;
}

/**
 * What stays of a request whose person is erased: whoever works on it loses it, and whoever repeats it buys nothing.
 * Neither the digest, of which the number is a part, nor the answer, which names it, is kept.
 */
export interface ErasedRequest {
  readonly id: string;
  readonly erased: true;
  readonly createdAt: string;
  readonly etag: string;
  readonly purgeAtSeconds: number;
}

export const isNotErased = (request: StoredRequest | ErasedRequest): request is StoredRequest =>
  !('erased' in request);
