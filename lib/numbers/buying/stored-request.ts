import type { E164 } from '../../phone/e164.ts';
import type { OwnedNumber } from '../owned-number.ts';

/** An answer to a client, as the API wrote it. The domain stores and repeats it, and never reads it. */
export interface RenderedAnswer {
  readonly status: number;
  readonly body: string;
}

/** Renders the answer for a new mask, delivered or not. The API provides it. */
export type RenderCreated = (row: OwnedNumber, nowSeconds: number) => RenderedAnswer;

/** The answer that each repetition of a finished request gets, byte for byte. */
export interface FinalAnswer extends RenderedAnswer {
  readonly mask: E164;
}

/** The row of a purchase request. It holds enough for another worker to resume it where the last one stopped. */
export interface StoredRequest {
  /** SHA-256 of the client and the Idempotency-Key, in hex. */
  readonly id: string;
  /** SHA-256 of the client, the key and what was asked for, in hex. The same key with another digest is refused. */
  readonly digest: string;
  /** The number to hide. Puts the row into the index `byPerson`. */
  readonly person: E164;
  /** The random name of the slots that the request takes in the quotas of its person and its day. */
  readonly slot: string;
  /** Until this time no other worker may work on the request. */
  readonly leaseEndsAtSeconds: number;
  /** The number that was reserved for the request, and perhaps bought. */
  readonly candidate?: E164 | undefined;
  /** Set before the carrier is asked to choose a number: from then on it may have sold one that is untracked. */
  readonly mayHaveOrderedNear?: true | undefined;
  readonly answer?: FinalAnswer;
  readonly createdAt: string;
  /** From this time on the reconciliation rolls the request back if it is unfinished and no worker has its lease. */
  readonly rollBackAtSeconds: number;
  /** Random, new with each write. */
  readonly etag: string;
  /** Only on a finished request. */
  readonly purgeAtSeconds?: number;
}

/**
 * What stays of a request after its person is erased. A worker that holds its lease loses it, and a repetition buys
 * nothing. The digest, which covers the number, and the answer, which contains it, are gone.
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
