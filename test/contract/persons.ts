import { expect, test } from '@jest/globals';
import type { MaskId } from '../../lib/ids.ts';
import type { BlockedCaller } from '../../lib/masks/block.ts';
import type { TextRow } from '../../lib/people/text-index.ts';
import type { E164 } from '../../lib/phone/e164.ts';
import type { Store } from '../../lib/table/store.ts';
import {
  e164,
  MASK,
  makeBlock,
  makeMask,
  makeRequest,
  makeTombstone,
  NUMBER,
  numbersFrom,
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
      tombstones: [],
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
    expect(await store.findByPerson(NUMBER)).toEqual({ masks: [], tombstones: [], requests: [], blocks: [] });
    expect(await store.findRequest(id)).toEqual(marker);
    expect((await store.scan()).requests).toEqual([marker]);
  });

  test('a tombstone names the person while it has the former settings of an imported number', async () => {
    const store = await makeStore();
    const kept = { person: NUMBER, connection: 'tropo', carrier: 'tropo', untilSeconds: 1 } as const;
    const tombstone = makeTombstone({ former: { name: 'Zoë' }, kept });
    await store.insert(tombstone);
    expect(await store.find(MASK)).toEqual(tombstone);
    expect(await store.findByPerson(NUMBER)).toMatchObject({ masks: [], tombstones: [tombstone] });
    const { person: _person, ...nobodys } = kept;
    const emptied = makeTombstone({ former: { name: '' }, kept: nobodys, etag: 'emptied' });
    expect(await store.replace(tombstone, emptied)).toBe(true);
    expect(await store.find(MASK)).toEqual(emptied);
    expect(await store.findByPerson(NUMBER)).toMatchObject({ tombstones: [] });
  });
};

/** What every store of masks guarantees of free texts. */
export const describeTexts = (makeStore: () => Promise<Store>): void => {
  const numbers = numbersFrom('+14155550123', 5);
  const [labelled, imported, plain, released, unnamed] = numbers as [E164, E164, E164, E164, E164];
  const former = { voiceUrl: 'https://former.example' };
  const kept = { connection: 'tropo', carrier: 'tropo', untilSeconds: 1 } as const;
  const rows = [
    makeMask({ mask: labelled, label: 'Zoë' }),
    makeMask({ mask: imported, origin: 'imported', former }),
    makeMask({ mask: plain }),
    makeTombstone({ mask: released, former, kept }),
    makeTombstone({ mask: unnamed }),
  ];

  test('every label and every former setting is listed, and no row without one', async () => {
    const store = await makeStore();
    for (const row of rows) await store.insert(row);
    await store.insertRequest(makeRequest());
    const listed: TextRow[] = [];
    let after: E164 | undefined;
    do {
      const page = await store.listTexts(after);
      listed.push(...page.rows);
      after = page.after;
    } while (after !== undefined);
    expect(listed).toEqual([rows[0], rows[1], rows[3]]);
    expect((await store.listTexts(labelled)).rows).toEqual([rows[1], rows[3]]);
    expect(await store.listTexts(released)).toEqual({ rows: [] });
  });

  test('former settings of a released number do not make a mask of it', async () => {
    const store = await makeStore();
    for (const row of rows) await store.insert(row);
    expect((await store.list({ limit: 3 })).masks).toEqual(rows.slice(0, 3));
    expect(await store.list({ limit: 3 })).not.toHaveProperty('after');
  });
};
