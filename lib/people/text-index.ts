import type { Mask } from '../masks/mask.ts';
import type { Tombstone } from '../numbers/owned-number.ts';
import type { E164 } from '../phone/e164.ts';

/** A row that may hold free text from outside: labels, and former settings of imported numbers. */
export type TextRow = Mask | Tombstone;

/** One page of the rows that hold free text. It may be empty, although others follow. */
export interface TextPage {
  readonly rows: readonly TextRow[];
  /** Where the next page begins: after this number. Left out on the last page. */
  readonly after?: E164;
}

/** Lists every row that holds free text, because no index knows whom a text names. */
export interface TextIndex {
  /** Eventually consistent. `signal` ends the reading. */
  listTexts(after?: E164, signal?: AbortSignal): Promise<TextPage>;
}
