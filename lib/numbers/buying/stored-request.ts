import type { E164 } from '../../phone/e164.ts';
import type { OwnedNumber } from '../owned-number.ts';

/** An answer to a client, as the API wrote it. The domain stores it and repeats it, and never reads it. */
export interface RenderedAnswer {
  readonly status: number;
  readonly body: string;
}

/** Writes the answer of a request that has its mask, whether the carrier has delivered it or not. The API passes it in. */
export type RenderCreated = (row: OwnedNumber, nowSeconds: number) => RenderedAnswer;

/** The answer that a finished request repeats, byte for byte. */
export interface FinalAnswer extends RenderedAnswer {
  readonly mask: E164;
}

/** What is on file of a purchase request: enough for another worker to resume it where the last one stopped. */
export interface StoredRequest {
  /** SHA-256 of the client and the Idempotency-Key, in hex. */
  readonly id: string;
  /** SHA-256 of the client, the key and what was asked for, in hex: the same key with another request is refused. */
  readonly digest: string;
  /** Whose number is to be masked; puts the row into the index `byPerson`. */
  readonly person: E164;
  /** The random name of the slots that it takes in the quotas of its person and its day. */
  readonly slot: string;
  /** Until then no other worker may work on the request. */
  readonly leaseEndsAtSeconds: number;
  /** The number that was reserved for the request, and perhaps bought. */
  readonly candidate?: E164 | undefined;
  /** Set before the carrier is asked to choose a number itself: from then on there may be one that is not on file. */
  readonly mayHaveOrderedNear?: true | undefined;
  readonly answer?: FinalAnswer;
  readonly createdAt: string;
  /** From then on the reconciliation rolls the request back if it is unfinished and no worker is at it. */
  readonly rollBackAtSeconds: number;
  /** Random, new with each write. */
  readonly etag: string;
  /** Only on a finished request. */
  readonly purgeAtSeconds?: number;
}

/**
 * What stays of a request whose person is erased: a worker that is at it loses it, and a repetition buys nothing. The
 * digest, of which the number is a part, and the answer, which names it, are gone.
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
