import { inBatches } from '../async/in-batches.ts';
import type { Block, BlockStore } from '../masks/block.ts';
import type { Mask } from '../masks/mask.ts';
import type { StoredRequest } from '../numbers/buying/stored-request.ts';
import type { Tombstone } from '../numbers/owned-number.ts';
import type { SlotStore } from '../numbers/quotas/slot-store.ts';
import type { Holder } from '../numbers/quotas/slots.ts';
import type { E164 } from '../phone/e164.ts';
import { makeMentions } from '../phone/mentions.ts';
import type { FreeText } from './free-texts.ts';
import { searchTexts } from './free-texts.ts';
import type { PersonIndex } from './person-index.ts';
import type { ConnectionNotes } from './person-notes.ts';
import { countNotes } from './person-notes.ts';
import type { TextIndex } from './text-index.ts';

export interface ExportPersonDependencies {
  readonly store: Pick<BlockStore, 'listBlocks'> & Pick<SlotStore, 'findSlots'> & PersonIndex & TextIndex;
  /** The notes of each connection. */
  readonly notes: readonly ConnectionNotes[];
  /** Ends when the time for the whole export is over. */
  readonly deadline: () => AbortSignal;
}

export interface ExportRequest {
  readonly person: E164;
  /** Where an earlier export stopped searching free texts. Left out: at the beginning. */
  readonly from?: E164;
}

/** A mask of the person, and the callers that it blocks. */
export interface ExportedMask {
  readonly mask: Mask;
  readonly blocks: readonly Block[];
}

/** Everything that the table holds about a person. */
export interface PersonExport {
  readonly person: E164;
  readonly masks: readonly ExportedMask[];
  /** Released masks of the person that still have the former settings of imported numbers. */
  readonly tombstones: readonly Tombstone[];
  readonly requests: readonly StoredRequest[];
  /** Where the person is blocked as a caller. */
  readonly blockedBy: readonly Block[];
  readonly slots: readonly Holder[];
  /** Free texts of other people's masks that name the person. */
  readonly texts: readonly FreeText[];
  /** How many notes of reconciliations name the person. */
  readonly notes: number;
  /** `false`: the time was over before all free texts were searched. */
  readonly isComplete: boolean;
  /** Where the next export continues. Left out: everything was searched, or nothing was. */
  readonly after?: E164;
}

/** Exports what an erasure would erase. It comes from indexes that lag behind the table. */
export const makeExportPerson =
  ({ store, notes, deadline }: ExportPersonDependencies) =>
  async ({ person, from }: ExportRequest): Promise<PersonExport> => {
    const signal = deadline();
    const sought = { person, names: makeMentions(person) };
    const [found, slots, noted] = await Promise.all([
      store.findByPerson(person),
      store.findSlots({ number: person }),
      inBatches(notes, (one) => countNotes(one, sought)),
    ]);
    const masks = await inBatches(found.masks, async (mask) => ({
      mask,
      blocks: await store.listBlocks(mask.mask),
    }));
    const { found: texts, ...searched } = await searchTexts(store, sought, { from, signal });
    return {
      person,
      masks,
      tombstones: found.tombstones,
      requests: found.requests,
      blockedBy: found.blocks,
      slots: slots?.holders ?? [],
      texts,
      notes: noted.reduce((sum, count) => sum + count, 0),
      ...searched,
    };
  };
