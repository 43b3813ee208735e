import type { Block } from '../masks/block.ts';
import type { Mask } from '../masks/mask.ts';
import type { StoredRequest } from '../numbers/buying/stored-request.ts';
import type { E164 } from '../phone/e164.ts';

/** Rows that name a person: whose number they are about, or who is blocked. */
export interface PersonRows {
  readonly masks: readonly Mask[];
  readonly requests: readonly StoredRequest[];
  readonly blocks: readonly Block[];
}

/** What is known of a person, wherever it stands. */
export interface PersonIndex {
  /** Eventually consistent: a row of the last moment may be missing, and one that is gone may be there. */
  findByPerson(person: E164): Promise<PersonRows>;
}
