import type { E164 } from '../../phone/e164.ts';

/** Who has one of the slots under a quota: a mask, or a request for one. */
export interface Holder {
  /** The random name of the slot, which the request or the mask names, too. */
  readonly id: string;
  readonly takenAtSeconds: number;
  /** The request that took it. */
  readonly requestId?: string;
  /** The mask that took it when it was moved to another number. */
  readonly mask?: E164;
}

/** What has a quota: the masks of one number, or what is bought in one day. */
export type Quota =
  | { readonly number: E164 }
  /** UTC, such as `2026-11-21`. */
  | { readonly day: string };

/**
 * The slots under a quota that are taken. One row, so that the quota is exact, however many ask at once. The row of
 * a number says, too, that it is somebody's own, which no mask may be; it goes with its last holder.
 */
export type Slots = Quota & {
  readonly holders: readonly Holder[];
  /** Random, new with each write. */
  readonly etag: string;
  /** Only of a day, which is over some time. */
  readonly purgeAtSeconds?: number;
};
