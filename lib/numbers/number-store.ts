import type { E164 } from '../phone/e164.ts';
import type { NumberRow, OwnedNumber } from './owned-number.ts';

/**
 * The owned numbers and the tombstones of released ones. Strongly consistent. Writes are conditional and return whether
 * they happened. A write whose answer was lost may be repeated: each carries a new `etag`, and finding its own etag
 * counts as success.
 */
export interface NumberStore {
  find(mask: E164): Promise<NumberRow | undefined>;
  /** @returns `false`: the number has a row already */
  insert(row: NumberRow): Promise<boolean>;
  /** @returns `false`: the row has changed since it was read */
  replace(before: NumberRow, after: NumberRow): Promise<boolean>;
  remove(row: OwnedNumber): Promise<boolean>;
}
