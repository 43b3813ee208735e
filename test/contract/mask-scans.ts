import { expect, test } from '@jest/globals';
import type { ScanPage } from '../../lib/numbers/reconciling/table-scan.ts';
import type { Store } from '../../lib/table/store.ts';
import { e164, makeMask, makeRequest, makeTombstone, numbersFrom } from '../support/numbers/masks.ts';

/** Reads a store to the end. */
export const scanAll = async (store: Store): Promise<readonly ScanPage[]> => {
  const pages: ScanPage[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.scan(cursor);
    pages.push(page);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return pages;
};

/** What every store of masks guarantees of reading all of it. */
export const describeScans = (makeStore: () => Promise<Store>): void => {
  test('a scan of an empty store ends at once', async () => {
    expect(await (await makeStore()).scan()).toEqual({ numbers: [], requests: [], slots: [] });
  });

  test('a scan gives every mask, tombstone and request once, and what was written just now', async () => {
    const store = await makeStore();
    const masks = numbersFrom('+14155550101', 40).map((mask, index) =>
      makeMask({ mask, etag: `etag-${index}`, label: 'x'.repeat(60_000) }),
    );
    const tombstone = makeTombstone({ mask: e164('+14155550199') });
    const requests = ['one', 'two'].map((id) => makeRequest({ id, candidate: e164('+14155550101') }));
    await Promise.all([...masks, tombstone].map((mask) => store.insert(mask)));
    await Promise.all(requests.map((request) => store.insertRequest(request)));
    const pages = await scanAll(store);
    const found = pages.flatMap((page) => page.numbers).toSorted((a, b) => a.mask.localeCompare(b.mask));
    expect(pages.length).toBeGreaterThan(1);
    expect(found).toEqual([...masks, tombstone]);
    expect(pages.flatMap((page) => page.requests).toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(
      requests,
    );
  });

  test('a tombstone is changed by who read it last, as a mask is', async () => {
    const store = await makeStore();
    const tombstone = makeTombstone();
    const next = makeTombstone({ etag: 'new', purgeAtSeconds: 1_900_000_000 });
    await store.insert(tombstone);
    expect(await store.replace(makeTombstone({ etag: 'other' }), next)).toBe(false);
    expect(await store.replace(tombstone, next)).toBe(true);
    expect(await store.find(tombstone.mask)).toEqual(next);
  });
};
