import type { E164 } from '../phone/e164.ts';
import type { NumberRow, OwnedNumber } from './owned-number.ts';

/**
 * The numbers that we own, and the tombstones of those that we released. Writes are conditional and say whether they
 * happened. One whose answer was lost may be repeated: each carries a fresh `etag` and accepts its own. Strongly
 * consistent.
 */
export interface NumberStore {
  find(mask: E164): Promise<NumberRow | undefined>;
  /** Writes the row unless there is one for the number. `false`: there is. */
  insert(row: NumberRow): Promise<boolean>;
  /** `false`: the row is no longer the version that was read. */
  replace(before: NumberRow, after: NumberRow): Promise<boolean>;
  remove(row: OwnedNumber): Promise<boolean>;
}
