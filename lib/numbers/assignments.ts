import type { E164 } from '../phone/e164.ts';
import type { OwnedNumber } from './owned-number.ts';

/** What owned numbers are assigned to, as far as buying, releasing and reconciling have to know. */
export interface Assignments {
  /** The person whom the number hides, and in whose quota it takes a slot. `undefined`: it hides nobody. */
  personOf(row: OwnedNumber): E164 | undefined;
  /** When the assignment ends by itself. `undefined`: never. */
  endsAtSeconds(row: OwnedNumber): number | undefined;
  /**
   * Removes what is kept about callers of the number, once its calls are stopped. Repeatable.
   * @returns how much there was
   */
  removeCallers(row: OwnedNumber): Promise<number>;
}
