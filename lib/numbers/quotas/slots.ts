import type { E164 } from '../../phone/e164.ts';

/** A mask or a purchase request that has taken a slot. */
export interface Holder {
  /** The random name of the slot. The request or the mask holds the same name. */
  readonly id: string;
  readonly takenAtSeconds: number;
  /** The request that took it. */
  readonly requestId?: string;
  /** The mask that took it: by a reassignment or an import. */
  readonly mask?: E164;
}

/** A quota: of the masks of one number, or of the purchases of one day. */
export type Quota =
  | { readonly number: E164 }
  /** UTC, such as `2026-11-21`. */
  | { readonly day: string };

/**
 * The taken slots of a quota. They are one row, so that the quota is exact under concurrent requests. The row of a number
 * also marks it as a person's own number, which must not become a mask. The row is removed with its last holder.
 */
export type Slots = Quota & {
  readonly holders: readonly Holder[];
  /** Random, new with each write. */
  readonly etag: string;
  /** Only on the row of a day. */
  readonly purgeAtSeconds?: number;
};
