import { describe, expect, test } from '@jest/globals';
import type { Store } from '../../lib/table/store.ts';
import { e164, MASK, makeMask, makeRequest, makeTombstone, NUMBER } from '../support/numbers/masks.ts';
import { describeMaskLists } from './mask-lists.ts';
import { describeScans } from './mask-scans.ts';
import { describeSlots } from './mask-slots.ts';
import { describeBlocks, describePersons, describeTexts } from './persons.ts';

/** What every store of masks guarantees. `makeStore` gives one without rows. */
export const describeMaskStore = (name: string, makeStore: () => Promise<Store>): void => {
  describe(name, () => {
    describeMasks(makeStore);
    describeRequests(makeStore);
    describeSlots(makeStore);
    describeConcurrency(makeStore);
    describeMaskLists(makeStore);
    describeScans(makeStore);
    describeBlocks(makeStore);
    describePersons(makeStore);
    describeTexts(makeStore);
  });
};

const describeMasks = (makeStore: () => Promise<Store>): void => {
  test('a mask comes back as it was put, with or without what is optional', async () => {
    const store = await makeStore();
    const full = makeMask({ label: 'Zoë’s café', expiresAtSeconds: 1_800_000_000 });
    const bare = makeMask({ mask: e164('+14155550124'), state: 'ordering' });
    await store.insert(full);
    await store.insert(bare);
    expect(await store.find(full.mask)).toEqual(full);
    expect(await store.find(bare.mask)).toEqual(bare);
  });

  test('a mask that never was is not found', async () => {
    expect(await (await makeStore()).find(MASK)).toBeUndefined();
  });

  test.each([makeMask({ state: 'ordering' }), makeMask(), makeMask({ state: 'releasing' }), makeTombstone()])(
    'nothing is put over a mask that is $state',
    async (earlier) => {
      const store = await makeStore();
      await store.insert(makeMask({ etag: 'first' }));
      await store.replace(makeMask({ etag: 'first' }), earlier);
      expect(await store.insert(makeMask({ number: e164('+14155550199'), etag: 'other' }))).toBe(false);
      expect(await store.find(MASK)).toEqual(earlier);
    },
  );

  test('a change needs the version that was read', async () => {
    const store = await makeStore();
    await store.insert(makeMask());
    expect(await store.replace(makeMask({ etag: 'older' }), makeMask({ etag: 'new', label: 'x' }))).toBe(
      false,
    );
    expect(await store.find(MASK)).toEqual(makeMask());
    expect(await store.replace(makeMask(), makeMask({ etag: 'new', label: 'x' }))).toBe(true);
    expect(await store.find(MASK)).toEqual(makeMask({ etag: 'new', label: 'x' }));
  });

  test('what is not there cannot be changed', async () => {
    const store = await makeStore();
    expect(await store.replace(makeMask(), makeMask({ etag: 'new' }))).toBe(false);
    expect(await store.find(MASK)).toBeUndefined();
  });

  test('a change replaces the whole: what the new version lacks is gone', async () => {
    const store = await makeStore();
    await store.insert(makeMask({ label: 'secret' }));
    await store.replace(makeMask(), makeTombstone({ etag: 'new' }));
    expect(await store.find(MASK)).toEqual(makeTombstone({ etag: 'new' }));
  });

  test('a write of ours that happened already is no conflict: its answer may have been lost', async () => {
    const store = await makeStore();
    expect([await store.insert(makeMask()), await store.insert(makeMask())]).toEqual([true, true]);
    const change = () => store.replace(makeMask(), makeMask({ etag: 'new' }));
    expect([await change(), await change()]).toEqual([true, true]);
    const remove = () => store.remove(makeMask({ etag: 'new' }));
    expect([await remove(), await remove()]).toEqual([true, true]);
    expect(await store.find(MASK)).toBeUndefined();
  });

  test('a late repetition of an earlier write does not undo a later one', async () => {
    const store = await makeStore();
    await store.insert(makeMask());
    await store.replace(makeMask(), makeMask({ etag: 'second' }));
    await store.replace(makeMask({ etag: 'second' }), makeMask({ etag: 'third' }));
    expect(await store.insert(makeMask())).toBe(false);
    expect(await store.replace(makeMask(), makeMask({ etag: 'second' }))).toBe(false);
    expect(await store.remove(makeMask())).toBe(false);
    expect(await store.find(MASK)).toEqual(makeMask({ etag: 'third' }));
  });
};

const describeRequests = (makeStore: () => Promise<Store>): void => {
  test('a request is put once, changed by who read it last, and removed', async () => {
    const store = await makeStore();
    const first = makeRequest();
    const second = makeRequest({ etag: 'new', candidate: MASK, mayHaveOrderedNear: true });
    expect(await store.findRequest(first.id)).toBeUndefined();
    expect(await store.insertRequest(first)).toBe(true);
    expect(await store.insertRequest(makeRequest({ etag: 'other' }))).toBe(false);
    expect(await store.replaceRequest(makeRequest({ etag: 'other' }), second)).toBe(false);
    expect(await store.replaceRequest(first, second)).toBe(true);
    expect(await store.findRequest(first.id)).toEqual(second);
    expect(await store.removeRequest(first)).toBe(false);
    expect(await store.removeRequest(second)).toBe(true);
    expect(await store.findRequest(first.id)).toBeUndefined();
  });

  test('a field set to undefined is gone', async () => {
    const store = await makeStore();
    const first = makeRequest({ candidate: MASK, mayHaveOrderedNear: true });
    await store.insertRequest(first);
    const cleared = { ...first, candidate: undefined, mayHaveOrderedNear: undefined, etag: 'new' };
    await store.replaceRequest(first, cleared);
    expect(await store.findRequest(first.id)).toEqual(makeRequest({ etag: 'new' }));
  });

  test('a finished request keeps its answer byte for byte', async () => {
    const store = await makeStore();
    const answer = { status: 201, body: '{"label":"é  \\u0000 “x”"}', mask: MASK };
    await store.insertRequest(makeRequest({ answer, purgeAtSeconds: 1_800_000_000 }));
    expect(await store.findRequest('request')).toMatchObject({ answer });
  });

  test('a request is no mask', async () => {
    const store = await makeStore();
    await store.insertRequest(makeRequest());
    expect(await store.list({ limit: 10 })).toEqual({ masks: [] });
    expect(await store.listByNumber(NUMBER, { limit: 10 })).toEqual({ masks: [] });
  });
};

const describeConcurrency = (makeStore: () => Promise<Store>): void => {
  const fifty = Array.from({ length: 50 }, (_, index) => `etag-${index}`);

  test.each<[string, (store: Store, etag: string) => Promise<boolean>]>([
    ['inserts', (store, etag) => store.insert(makeMask({ mask: e164('+14155550124'), etag }))],
    ['changes', (store, etag) => store.replace(makeMask({ etag: 'first' }), makeMask({ etag }))],
    ['claims', (store, etag) => store.insertRequest(makeRequest({ etag }))],
  ])('of fifty %s at once, one wins', async (_name, write) => {
    const store = await makeStore();
    await store.insert(makeMask({ etag: 'first' }));
    const won = await Promise.all(fifty.map((etag) => write(store, etag)));
    expect(won.filter(Boolean)).toHaveLength(1);
  });
};
