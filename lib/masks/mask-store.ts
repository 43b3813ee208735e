import type { NumberStore } from '../numbers/number-store.ts';
import type { Tombstone } from '../numbers/owned-number.ts';
import type { E164 } from '../phone/e164.ts';
import type { Mask } from './mask.ts';

export interface Page {
  readonly masks: readonly Mask[];
  /** The last mask of this page. The next page begins after it. Left out on the last page. */
  readonly after?: E164;
}

export interface PageQuery {
  readonly limit: number;
  readonly after?: E164;
}

/** The lists of dedicated masks, page by page. Eventually consistent. */
export interface MaskLists {
  list(query: PageQuery): Promise<Page>;
  listByNumber(number: E164, query: PageQuery): Promise<Page>;
}

/** Owned numbers with their assignments: the same rows as in NumberStore. */
export interface MaskStore extends Pick<NumberStore, 'replace'> {
  find(mask: E164): Promise<Mask | Tombstone | undefined>;
}
