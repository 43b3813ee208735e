import { expect, test } from '@jest/globals';
import { makeAssignments } from '../../../../lib/masks/assignments.ts';
import { makeImportMask } from '../../../../lib/masks/import-mask.ts';
import type { Tombstone } from '../../../../lib/numbers/owned-number.ts';
import type { Store } from '../../../../lib/table/store.ts';
import { connectionsTo } from '../../../support/calls/connections.ts';
import { makeFakeSupplier } from '../../../support/carriers/fake-supplier.ts';
import { e164, makeTestIds, NOW_SECONDS, NUMBER } from '../../../support/numbers/masks.ts';
import { makeMemoryStore } from '../../../support/table/memory-store.ts';

const MASK = e164('+14155550160');

/** What another worker writes over the row that the import has read. */
const theirs = (etag: string): Tombstone => ({
  mask: MASK,
  state: 'released',
  etag,
  purgeAtSeconds: NOW_SECONDS + 1,
});

/** An import, with another worker beside it that changes the row between two steps. */
const importBeside = async (changes: (memory: Store) => Partial<Store>) => {
  const memory = makeMemoryStore();
  const supplier = makeFakeSupplier();
  supplier.bring(MASK, { name: 'Reception' });
  const store = { ...memory, ...changes(memory) };
  const importMask = makeImportMask({
    store,
    assignments: makeAssignments(store),
    connections: connectionsTo(supplier),
    ids: makeTestIds(),
    masksPerNumber: 3,
    nowSeconds: () => NOW_SECONDS,
    deadline: () => new AbortController().signal,
  });
  const result = await importMask({ mask: MASK, number: NUMBER }).catch((error: unknown) => error);
  return { memory, supplier, result };
};

const overwrite = async (store: Store, etag: string): Promise<void> => {
  const row = await store.find(MASK);
  if (row !== undefined) await store.replace(row, theirs(etag));
};

test('an import undone by another worker first leaves the slot to that worker, and the number untouched', async () => {
  const { memory, supplier, result } = await importBeside((store) => ({
    findSlots: async (owner) => {
      if (!('number' in owner && owner.number === MASK)) return store.findSlots(owner);
      await overwrite(store, 'theirs');
      return { ...owner, holders: [], etag: 'slots' };
    },
  }));
  expect(result).toMatchObject({ code: 'number-not-allowed' });
  expect(memory.kept().slots).toMatchObject([{ holders: [{ mask: MASK }] }]);
  expect(memory.kept().numbers).toEqual([theirs('theirs')]);
  expect(supplier.calls).not.toContain(`take ${MASK}`);
});

test('an import whose number another worker is restoring does not restore it a second time', async () => {
  let finds = 0;
  const { memory, supplier, result } = await importBeside((store) => ({
    replace: async (row, next) => {
      if (next.state === 'active') await overwrite(store, 'released');
      return store.replace(row, next);
    },
    find: async (mask) => {
      const found = await store.find(mask);
      finds += 1;
      if (found?.state === 'released') await overwrite(store, 'restoring');
      return found;
    },
  }));
  expect(finds).toBeGreaterThan(1);
  expect(result).toMatchObject({ code: 'mask-changed' });
  expect(memory.kept().numbers).toEqual([theirs('restoring')]);
  expect(supplier.calls).not.toContain(`restore ${MASK}`);
});
