import { expect, test } from '@jest/globals';
import type { Mask } from '../../lib/masks/mask.ts';
import type { Page, PageQuery } from '../../lib/masks/mask-store.ts';
import type { E164 } from '../../lib/phone/e164.ts';
import type { Store } from '../../lib/table/store.ts';
import { e164, makeMask, makeRequest, makeTombstone, NUMBER, numbersFrom } from '../support/numbers/masks.ts';

/** What every store of masks guarantees of its lists. */
export const describeMaskLists = (makeStore: () => Promise<Store>): void => {
  const OTHER = e164('+442079460000');
  const masks = numbersFrom('+14155550101', 23).map((mask, index) =>
    makeMask({ mask, number: index % 3 === 0 ? OTHER : NUMBER, etag: `etag-${index}` }),
  );
  const byMask = (one: Mask, other: Mask) => one.mask.localeCompare(other.mask);

  const filled = async (): Promise<Store> => {
    const store = await makeStore();
    await Promise.all(masks.map((mask) => store.insert(mask)));
    const released = makeMask({ mask: e164('+14155550199'), etag: 'before' });
    await store.insert(released);
    await store.replace(released, makeTombstone({ mask: released.mask, etag: 'after' }));
    await store.insertRequest(makeRequest({ person: NUMBER }));
    return store;
  };

  const walk = async (
    read: (wanted: PageQuery) => Promise<Page>,
    limit: number,
  ): Promise<readonly Page[]> => {
    const pages: Page[] = [];
    let after: E164 | undefined;
    do {
      const page = await read({ limit, ...(after !== undefined && { after }) });
      pages.push(page);
      after = page.after;
    } while (after !== undefined);
    return pages;
  };

  test.each([1, 2, 5, 22, 23, 24, 100])(
    'pages of %d hold every mask once, and nothing else',
    async (limit) => {
      const store = await filled();
      const all = await walk((wanted) => store.list(wanted), limit);
      const ofOther = await walk((wanted) => store.listByNumber(OTHER, wanted), limit);
      expect(all.flatMap((page) => page.masks).toSorted(byMask)).toEqual(masks);
      expect(ofOther.flatMap((page) => page.masks).toSorted(byMask)).toEqual(
        masks.filter(({ number }) => number === OTHER),
      );
      for (const page of [...all, ...ofOther]) {
        expect(page.masks.length).toBeLessThanOrEqual(limit);
        if (page.after !== undefined) expect(page.masks).toHaveLength(limit);
      }
    },
  );

  test('a mask changes hands: it is listed with its new number and no more with the old', async () => {
    const store = await makeStore();
    await store.insert(makeMask());
    await store.replace(makeMask(), makeMask({ number: OTHER, etag: 'new' }));
    expect(await store.listByNumber(NUMBER, { limit: 10 })).toEqual({ masks: [] });
    expect((await store.listByNumber(OTHER, { limit: 10 })).masks).toHaveLength(1);
  });

  test('the list goes on behind a mask that was removed meanwhile', async () => {
    const store = await filled();
    const first = await store.listByNumber(NUMBER, { limit: 1 });
    const [seen] = first.masks;
    await store.remove(seen as Mask);
    const rest = await store.listByNumber(NUMBER, { limit: 100, after: (seen as Mask).mask });
    expect([seen, ...rest.masks]).toHaveLength(masks.filter(({ number }) => number === NUMBER).length);
  });
};
