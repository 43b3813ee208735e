import type { NumberStore } from '../numbers/number-store.ts';
import type { Tombstone } from '../numbers/owned-number.ts';
import type { E164 } from '../phone/e164.ts';
import type { Mask } from './mask.ts';

export interface Page {
  readonly masks: readonly Mask[];
  /** Where the next page begins: after this mask. Left out on the last page. */
  readonly after?: E164;
}

export interface PageQuery {
  readonly limit: number;
  readonly after?: E164;
  /** Ends when the time for the page is over: then the page has what was found so far. Left out: never. */
  readonly signal?: AbortSignal;
}

/**
 * The lists of dedicated masks, page by page, from an index: what a page costs does not grow with the table. Eventually
 * consistent. @throws Problem `table-unavailable` if the time is over before the table has answered once
 */
export interface MaskLists {
  list(query: PageQuery): Promise<Page>;
  listByNumber(number: E164, query: PageQuery): Promise<Page>;
}

/** Owned numbers with their assignments: the same rows as in NumberStore. */
export interface MaskStore extends Pick<NumberStore, 'replace'> {
  find(mask: E164): Promise<Mask | Tombstone | undefined>;
}
