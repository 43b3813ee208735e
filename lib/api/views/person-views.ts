import type { Erased } from '../../people/erase-person.ts';
import type { PersonExport } from '../../people/export-person.ts';
import { isoTime } from '../../time.ts';
import { MASK_VIEW } from './mask-view.ts';
import type { View } from './view.ts';
import { seen } from './view.ts';

/** What was erased, in counts: which masks a person had is for readers. */
export const ERASED_VIEW: View<Erased> = {
  masks: { seenBy: 'client', of: ({ masks }) => masks.length },
  unconfirmed: {
    seenBy: 'client',
    of: ({ masks }) => masks.filter(({ released }) => released === 'unconfirmed').length,
  },
  requests: { seenBy: 'client', of: ({ requests }) => requests },
  blocks: { seenBy: 'client', of: ({ blocks }) => blocks },
  formerSettings: { seenBy: 'client', of: ({ settings }) => settings },
  texts: { seenBy: 'client', of: ({ texts }) => texts },
  notes: { seenBy: 'client', of: ({ notes }) => notes },
};

/** An export at a moment: whether a mask is expired depends on the clock. */
interface ExportNow extends PersonExport {
  readonly cursor: string | undefined;
  readonly nowSeconds: number;
}

/** Everything about a person. All of it is for readers. */
export const EXPORT_VIEW: View<ExportNow> = {
  number: { seenBy: 'reader', of: ({ person }) => person },
  masks: {
    seenBy: 'reader',
    of: ({ masks, nowSeconds }, viewer) =>
      masks.map(({ mask, blocks }) => ({
        ...seen(MASK_VIEW, { mask, nowSeconds }, viewer),
        formerSettings: mask.former,
        blocks: blocks.map(({ caller, createdAt }) => ({ caller, createdAt })),
      })),
  },
  releasedMasks: {
    seenBy: 'reader',
    of: ({ tombstones }) => tombstones.map(({ mask, former }) => ({ mask, formerSettings: former })),
  },
  requests: {
    seenBy: 'reader',
    of: ({ requests }) =>
      requests.map(({ id, createdAt, candidate, answer, purgeAtSeconds }) => ({
        id,
        createdAt,
        mask: answer?.mask ?? candidate,
        isFinished: answer !== undefined,
        deletedAt: purgeAtSeconds === undefined ? undefined : isoTime(purgeAtSeconds),
      })),
  },
  blockedBy: {
    seenBy: 'reader',
    of: ({ blockedBy }) => blockedBy.map(({ mask, createdAt }) => ({ mask, createdAt })),
  },
  slots: {
    seenBy: 'reader',
    of: ({ slots }) => slots.map(({ takenAtSeconds, mask }) => ({ takenAt: isoTime(takenAtSeconds), mask })),
  },
  texts: { seenBy: 'reader', of: ({ texts }) => texts.map((text) => ({ ...text })) },
  notes: { seenBy: 'reader', of: ({ notes }) => notes },
  isComplete: { seenBy: 'reader', of: ({ isComplete }) => isComplete },
  cursor: { seenBy: 'reader', of: ({ cursor }) => cursor },
};
