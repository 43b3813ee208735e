import type { ErasedRequest, StoredRequest } from '../numbers/buying/stored-request.ts';
import type { Quota, Slots } from '../numbers/quotas/slots.ts';
import type { E164 } from '../phone/e164.ts';
import type { Block, BlockedCaller } from './block.ts';
import type { Mask, ReleasedMask } from './mask.ts';

export interface Page {
  readonly masks: readonly Mask[];
  /** Where the next page begins: the last mask of this one. Left out on the last page. */
  readonly after?: E164;
}

export interface PageQuery {
  readonly limit: number;
  readonly after?: E164;
}

/** A part of all that is on file, in no order. */
export interface ScanPage {
  /** Tombstones among them. */
  readonly masks: readonly (Mask | ReleasedMask)[];
  readonly requests: readonly (StoredRequest | ErasedRequest)[];
  /** Those of numbers; those of days are erased by themselves. */
  readonly slots: readonly Slots[];
  /** Where the next part begins. Left out on the last one. */
  readonly cursor?: string;
}

/** Rows that name a person: whose number they are about, or who is blocked. */
export interface PersonRows {
  readonly masks: readonly Mask[];
  readonly requests: readonly StoredRequest[];
  readonly blocks: readonly Block[];
}

/** Who is blocked at which mask. Nothing here is paid for, so it is written without conditions. */
export interface BlockStore {
  /** Over whatever there was, such as a block of an earlier mask of the same number. */
  putBlock(block: Block): Promise<void>;
  /** Whether there was one. */
  removeBlock(mask: E164, caller: BlockedCaller): Promise<boolean>;
  /** All that are on file beside the mask, those of earlier masks too. Strongly consistent, in no order. */
  listBlocks(mask: E164): Promise<readonly Block[]>;
}

/** What is known of a person, wherever it stands. */
export interface PersonStore {
  /** Eventually consistent: a row of the last moment may be missing, and one that is gone may be there. */
  findByPerson(person: E164): Promise<PersonRows>;
}

/**
 * The masks, the requests for them, and the slots under their quotas. Writes are conditional and say whether they
 * happened; one whose answer was lost may be repeated, because each carries a fresh `etag` and accepts its own. Reads of
 * one row and scans are strongly consistent, lists eventually.
 */
export interface MaskStore extends BlockStore, PersonStore {
  find(mask: E164): Promise<Mask | ReleasedMask | undefined>;
  /** Writes the mask, or a tombstone, unless there is a row for the number. `false`: there is. */
  insert(mask: Mask | ReleasedMask): Promise<boolean>;
  /** `false`: the row is no longer the version that was read. */
  replace(before: Mask | ReleasedMask, after: Mask | ReleasedMask): Promise<boolean>;
  remove(mask: Mask): Promise<boolean>;
  list(wanted: PageQuery): Promise<Page>;
  listByNumber(number: E164, wanted: PageQuery): Promise<Page>;
  /** Every mask, tombstone, request and number with places once, part by part; what changes meanwhile, as it was or is. */
  scan(cursor?: string): Promise<ScanPage>;

  findRequest(id: string): Promise<StoredRequest | ErasedRequest | undefined>;
  insertRequest(request: StoredRequest): Promise<boolean>;
  replaceRequest(before: StoredRequest, after: StoredRequest | ErasedRequest): Promise<boolean>;
  removeRequest(request: StoredRequest): Promise<boolean>;

  findSlots(quota: Quota): Promise<Slots | undefined>;
  insertSlots(slots: Slots): Promise<boolean>;
  replaceSlots(before: Slots, after: Slots): Promise<boolean>;
  removeSlots(slots: Slots): Promise<boolean>;
}
