import { expect, test } from '@jest/globals';
import type { MaskId } from '../../lib/ids.ts';
import type { BlockedCaller } from '../../lib/masks/block.ts';
import type { Store } from '../../lib/table/store.ts';
import {
  e164,
  MASK,
  makeBlock,
  makeMask,
  makeRequest,
  makeTombstone,
  NUMBER,
} from '../support/numbers/masks.ts';

const OTHER_MASK = e164('+14155550124');
const CALLERS: readonly BlockedCaller[] = [e164('+12125550187'), e164('+12125550188'), 'other', 'withheld'];

/** What every store of masks guarantees of blocks. */
export const describeBlocks = (makeStore: () => Promise<Store>): void => {
  test('the blocks of a mask are listed as they were put, and those of no other', async () => {
    const store = await makeStore();
    const blocks = CALLERS.map((caller) => makeBlock({ caller }));
    await store.insert(makeMask());
    for (const block of blocks) await store.putBlock(block);
    await store.putBlock(makeBlock({ mask: OTHER_MASK }));
    const listed = await store.listBlocks(MASK);
    expect(listed.toSorted((one, other) => one.caller.localeCompare(other.caller))).toEqual(
      blocks.toSorted((one, other) => one.caller.localeCompare(other.caller)),
    );
    expect(await store.listBlocks(e164('+14155550125'))).toEqual([]);
  });

  test.each(CALLERS)('a block of %s is put over an earlier one, and removed once', async (caller) => {
    const store = await makeStore();
    const later = makeBlock({ caller, maskId: 'msk_2' as MaskId, etag: 'later' });
    await store.putBlock(makeBlock({ caller }));
    await store.putBlock(later);
    expect(await store.listBlocks(MASK)).toEqual([later]);
    expect(await store.removeBlock(MASK, caller)).toBe(true);
    expect(await store.removeBlock(MASK, caller)).toBe(false);
    expect(await store.listBlocks(MASK)).toEqual([]);
  });

  test('a block is no mask and no request', async () => {
    const store = await makeStore();
    await store.putBlock(makeBlock({ caller: NUMBER }));
    expect(await store.find(MASK)).toBeUndefined();
    expect(await store.list({ limit: 10 })).toEqual({ masks: [] });
    expect(await store.listByNumber(NUMBER, { limit: 10 })).toEqual({ masks: [] });
    expect(await store.scan()).toMatchObject({ numbers: [], requests: [] });
  });
};

/** What every store of masks guarantees of finding people. */
export const describePersons = (makeStore: () => Promise<Store>): void => {
  test('all that names a person is found, and nothing of anybody else', async () => {
    const store = await makeStore();
    const other = e164('+442079460000');
    await store.insert(makeMask());
    await store.insert(makeMask({ mask: OTHER_MASK, number: other }));
    await store.insertRequest(makeRequest());
    await store.insertRequest(makeRequest({ id: 'theirs', person: other }));
    const block = makeBlock({ mask: OTHER_MASK, caller: NUMBER });
    await store.putBlock(block);
    await store.putBlock(makeBlock({ caller: other }));
    await store.putBlock(makeBlock({ caller: 'withheld' }));
    expect(await store.findByPerson(NUMBER)).toEqual({
      masks: [makeMask()],
      requests: [makeRequest()],
      blocks: [block],
    });
  });

  test('what is released, removed or a marker names nobody', async () => {
    const store = await makeStore();
    await store.insert(makeMask());
    await store.insertRequest(makeRequest({ answer: { status: 201, body: NUMBER, mask: MASK } }));
    await store.putBlock(makeBlock({ caller: NUMBER }));
    const { id, createdAt } = makeRequest();
    const marker = { id, createdAt, erased: true, etag: 'new', purgeAtSeconds: 1 } as const;
    expect(await store.replaceRequest(makeRequest({ etag: 'other' }), marker)).toBe(false);
    expect(await store.replaceRequest(makeRequest(), marker)).toBe(true);
    expect(await store.replace(makeMask(), makeTombstone({ etag: 'new' }))).toBe(true);
    await store.removeBlock(MASK, NUMBER);
    expect(await store.findByPerson(NUMBER)).toEqual({ masks: [], requests: [], blocks: [] });
    expect(await store.findRequest(id)).toEqual(marker);
    expect((await store.scan()).requests).toEqual([marker]);
  });
};
