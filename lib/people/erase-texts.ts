import { inBatches } from '../async/in-batches.ts';
import type { Ids } from '../ids.ts';
import type { MaskStore } from '../masks/mask-store.ts';
import type { E164 } from '../phone/e164.ts';
import type { Sought } from './free-texts.ts';
import { searchTexts, textsNaming, withoutNaming } from './free-texts.ts';
import type { TextIndex } from './text-index.ts';

export interface EraseTextsDependencies {
  readonly store: MaskStore & TextIndex;
  readonly ids: Ids;
}

export interface ErasedTexts {
  readonly texts: number;
  /** `false`: the time was over before all texts were searched. */
  readonly isDone: boolean;
}

/** Removes labels and former settings that name the person from the rows of other people. */
export const eraseTexts = async (
  dependencies: EraseTextsDependencies,
  sought: Sought,
  signal: AbortSignal,
): Promise<ErasedTexts> => {
  const { found, isComplete } = await searchTexts(dependencies.store, sought, { signal });
  const masks = [...new Set(found.map(({ mask }) => mask))];
  const removed = await inBatches(masks, (mask) => eraseTextsOf(dependencies, sought, mask));
  return { texts: removed.reduce((sum, count) => sum + count, 0), isDone: isComplete };
};

/** Reads the row again, because the index lags behind, and once more if another worker changes it meanwhile. */
const eraseTextsOf = async (
  dependencies: EraseTextsDependencies,
  sought: Sought,
  mask: E164,
): Promise<number> => {
  const { store, ids } = dependencies;
  const row = await store.find(mask);
  const count = row === undefined ? 0 : textsNaming(row, sought).length;
  if (row === undefined || count === 0) {
    return 0;
  }
  const isWritten = await store.replace(row, { ...withoutNaming(row, sought.names), etag: ids.etag() });
  return isWritten ? count : eraseTextsOf(dependencies, sought, mask);
};
