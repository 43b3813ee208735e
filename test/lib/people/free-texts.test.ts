import { describe, expect, test } from '@jest/globals';
import { makeErasePerson } from '../../../lib/people/erase-person.ts';
import { makeExportPerson } from '../../../lib/people/export-person.ts';
import type { TextPage } from '../../../lib/people/text-index.ts';
import { CARRIER_FAILURE } from '../../support/carriers/fake-supplier.ts';
import { makeBuyingWith } from '../../support/numbers/buying.ts';
import {
  e164,
  makeMask,
  makeTombstone,
  NOW_SECONDS,
  NUMBER,
  numbersFrom,
} from '../../support/numbers/masks.ts';
import { makeMemoryStore } from '../../support/table/memory-store.ts';

const SOMEBODY = e164('+12125550177');
const [ONE, TWO, IMPORTED] = numbersFrom('+14155550123', 3) as [typeof NUMBER, typeof NUMBER, typeof NUMBER];
const FORMER = { name: 'Zoë', tag: `to ${NUMBER}` };
const KEPT = { connection: 'tropo', carrier: 'tropo', untilSeconds: NOW_SECONDS + 60 } as const;

const theirs = (mask: typeof NUMBER) =>
  makeMask({ mask, number: SOMEBODY, label: `ask ${NUMBER}`, etag: mask });

const begin = async () => {
  const buying = makeBuyingWith({ store: makeMemoryStore({ pageSize: 1 }) });
  for (const mask of [ONE, TWO]) await buying.store.insert(theirs(mask));
  return buying;
};

/** Gives pages until the time is over, and then what a table gives to a request that was given up. */
const timed = (buying: Awaited<ReturnType<typeof begin>>, pages: number) => {
  const time = new AbortController();
  const { listTexts } = buying.store;
  let read = 0;
  const store = {
    ...buying.store,
    listTexts: async (after?: typeof NUMBER): Promise<TextPage> => {
      read += 1;
      if (read <= pages) return listTexts(after);
      time.abort();
      throw new Error('Aborted.');
    },
  };
  return { ...buying, store, deadline: () => time.signal, pause: async () => undefined };
};

describe('when the time is over', () => {
  test('an export says what it has found, and where to continue', async () => {
    const first = await makeExportPerson(timed(await begin(), 1))({ person: NUMBER });
    expect(first).toMatchObject({ texts: [{ mask: ONE, field: 'label' }], isComplete: false, after: ONE });
    const rest = await makeExportPerson(await begin())({ person: NUMBER, from: ONE });
    expect(rest).toMatchObject({ texts: [{ mask: TWO }], isComplete: true });
    expect(rest).not.toHaveProperty('after');
  });

  test('an export that has found nothing yet begins anew', async () => {
    const exported = await makeExportPerson(timed(await begin(), 0))({ person: NUMBER });
    expect(exported).toMatchObject({ texts: [], isComplete: false });
    expect(exported).not.toHaveProperty('after');
  });

  test('an erasure removes what it has found, and is not done', async () => {
    const buying = timed(await begin(), 1);
    expect(await makeErasePerson(buying)(NUMBER)).toMatchObject({ texts: 1, isDone: false });
    expect(await buying.store.find(ONE)).not.toHaveProperty('label');
    expect(await buying.store.find(TWO)).toHaveProperty('label');
  });

  test('a table that fails in time is a failure', async () => {
    const buying = await begin();
    const store = { ...buying.store, listTexts: () => Promise.reject(CARRIER_FAILURE) };
    await expect(makeExportPerson({ ...buying, store })({ person: NUMBER })).rejects.toBe(CARRIER_FAILURE);
  });
});

describe('another worker is at the row', () => {
  test('a label that is gone, or that somebody changes meanwhile, is read again', async () => {
    const buying = await begin();
    const { find, replace } = buying.store;
    let races = 0;
    const store = {
      ...buying.store,
      find: async (mask: typeof NUMBER) => (mask === TWO ? undefined : find(mask)),
      replace: async (...[before, after]: Parameters<typeof replace>) => {
        races += 1;
        if (races === 1) await replace(before, { ...theirs(ONE), etag: 'raced' });
        return replace(before, after);
      },
    };
    expect(await makeErasePerson({ ...buying, store, pause: async () => undefined })(NUMBER)).toMatchObject({
      texts: 1,
      isDone: true,
    });
    expect(races).toBe(2);
    expect(await find(ONE)).not.toHaveProperty('label');
  });

  const withTombstone = async () => {
    const buying = makeBuyingWith({ store: makeMemoryStore() });
    const tombstone = makeTombstone({ mask: IMPORTED, former: FORMER, kept: { ...KEPT, person: NUMBER } });
    await buying.store.insert(tombstone);
    buying.supplier.bring(IMPORTED, FORMER);
    return { ...buying, tombstone };
  };

  test('former settings whose tombstone is renewed meanwhile are emptied all the same', async () => {
    const { tombstone, ...buying } = await withTombstone();
    const { replace } = buying.store;
    let races = 0;
    Object.assign(buying.store, {
      replace: async (...[before, after]: Parameters<typeof replace>) => {
        races += 1;
        if (races === 1) await replace(before, { ...tombstone, etag: 'raced' });
        return replace(before, after);
      },
    });
    expect(await buying.erase(NUMBER)).toMatchObject({ settings: 1, isDone: true });
    const { person: _person, ...kept } = { ...KEPT, person: NUMBER };
    expect(await buying.store.find(IMPORTED)).toMatchObject({ former: { name: '', tag: '' }, kept });
    expect(JSON.stringify(buying.store.rows())).not.toContain('Zoë');
  });

  test('a number that is somebody’s mask again by then is left alone', async () => {
    const { tombstone, ...buying } = await withTombstone();
    const again = makeMask({ mask: IMPORTED, number: SOMEBODY, origin: 'imported', etag: 'again' });
    Object.assign(buying.supplier.webhooks, {
      restore: async () => {
        await buying.store.replace(tombstone, again);
        return 'restored';
      },
    });
    expect(await buying.erase(NUMBER)).toMatchObject({ settings: 1 });
    expect(await buying.store.find(IMPORTED)).toEqual(again);
  });

  test('a carrier that does not confirm leaves the settings, and the erasure undone; the next one ends it', async () => {
    const { tombstone, ...buying } = await withTombstone();
    buying.supplier.fail('restore', 'before');
    expect(await buying.erase(NUMBER)).toMatchObject({ settings: 0, isDone: false });
    expect(await buying.store.find(IMPORTED)).toEqual(tombstone);
    expect(await buying.erase(NUMBER)).toMatchObject({ settings: 1, isDone: true });
  });
});
