import type { E164 } from '../../phone/e164.ts';

/** Who has one of the places under a ceiling: a mask, or a request for one. */
export interface Holder {
  /** The random name of the place, which the request or the mask names, too. */
  readonly id: string;
  readonly takenAtSeconds: number;
  /** The request that took it. */
  readonly requestId?: string;
  /** The mask that took it when it was moved to another number. */
  readonly mask?: E164;
}

/** What has a ceiling: the masks of one number, or what is bought in one day. */
export type Ceiling =
  | { readonly number: E164 }
  /** UTC, such as `2026-11-21`. */
  | { readonly day: string };

/**
 * The places under a ceiling that are taken. One row, so that the ceiling is exact, however many ask at once. The row of
 * a number says, too, that it is somebody's own, which no mask may be; it goes with its last holder.
 */
export type Places = Ceiling & {
  readonly holders: readonly Holder[];
  /** Random, new with each write. */
  readonly etag: string;
  /** Only of a day, which is over some time. */
  readonly purgeAtSeconds?: number;
};
