import type { Block } from '../masks/block.ts';
import type { Mask } from '../masks/mask.ts';
import type { StoredRequest } from '../numbers/buying/stored-request.ts';
import type { Tombstone } from '../numbers/owned-number.ts';
import type { E164 } from '../phone/e164.ts';

/** Rows that name a person, as hidden number or as blocked caller. */
export interface PersonRows {
  readonly masks: readonly Mask[];
  /** Of masks of the person: they still have the former settings of imported numbers. */
  readonly tombstones: readonly Tombstone[];
  readonly requests: readonly StoredRequest[];
  readonly blocks: readonly Block[];
}

/** Finds all rows about a person. */
export interface PersonIndex {
  /** Eventually consistent: a new row may be missing, and a removed one may still be listed. */
  findByPerson(person: E164): Promise<PersonRows>;
}
