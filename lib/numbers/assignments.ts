import type { E164 } from '../phone/e164.ts';
import type { OwnedNumber } from './owned-number.ts';

/** What buying, releasing and reconciling need to know about the assignments of owned numbers. */
export interface Assignments {
  /** The number of the person whom the mask hides. It takes a slot in the quota of this number. `undefined`: it hides no person. */
  personOf(row: OwnedNumber): E164 | undefined;
  /** When the assignment expires. `undefined`: never. */
  endsAtSeconds(row: OwnedNumber): number | undefined;
  /**
   * Removes what is stored about callers of the number, after its calls were stopped. Idempotent.
   * @returns how many rows there were
   */
  removeCallers(row: OwnedNumber): Promise<number>;
}
