import { describe, expect, test } from '@jest/globals';
import type { Mask } from '../../../lib/masks/mask.ts';
import { makeErasePerson } from '../../../lib/people/erase-person.ts';
import type { PersonRows } from '../../../lib/people/person-index.ts';
import { CARRIER_FAILURE } from '../../support/carriers/fake-supplier.ts';
import { makeBuyingWith, withoutList, withStock } from '../../support/numbers/buying.ts';
import {
  e164,
  MASK,
  makeBlock,
  makeMask,
  makeRequest,
  NOW_SECONDS,
  NUMBER,
  numbersFrom,
} from '../../support/numbers/masks.ts';
import { makeMemoryStore } from '../../support/table/memory-store.ts';

const NOTHING = { masks: [], requests: 0, blocks: 0, settings: 0, texts: 0, notes: 0, isDone: true };
const NOBODY: PersonRows = { masks: [], tombstones: [], requests: [], blocks: [] };
const DAY_SECONDS = 24 * 60 * 60;

const withMask = async (fields: Partial<Mask> = {}) => {
  const buying = makeBuyingWith({ store: makeMemoryStore() });
  await buying.store.insert(makeMask(fields));
  buying.supplier.ours.add(MASK);
  return buying;
};

test.each([
  ['active', {}],
  ['expired', { expiresAtSeconds: 1 }],
  ['releasing', { state: 'releasing' }],
  ['ordering', { state: 'ordering' }],
] as const)('a mask that is %s becomes a tombstone, and its number goes back', async (_state, fields) => {
  const { erase, store, supplier } = await withMask({ label: 'Zoë', ...fields });
  expect(await erase(NUMBER)).toEqual({
    ...NOTHING,
    masks: [{ id: 'msk_1', mask: MASK, released: 'by-carrier' }],
  });
  expect(store.rows()).toEqual([
    {
      mask: MASK,
      state: 'released',
      requestId: 'request',
      etag: expect.any(String),
      purgeAtSeconds: NOW_SECONDS + 90 * DAY_SECONDS,
    },
  ]);
  expect([...supplier.ours]).toEqual([]);
  expect(await erase(NUMBER)).toEqual(NOTHING);
});

test.each([
  ['before', 'unconfirmed'],
  ['after', 'unconfirmed'],
] as const)('the carrier fails %s the work: %s, and the table names nobody', async (when, released) => {
  const { erase, store, supplier } = await withMask();
  supplier.fail('release', when);
  expect((await erase(NUMBER)).masks).toEqual([
    { id: 'msk_1', mask: MASK, released, cause: CARRIER_FAILURE },
  ]);
  expect(await store.findByPerson(NUMBER)).toEqual(NOBODY);
});

test('a number that the carrier does not have any more was gone', async () => {
  const { erase, supplier } = await withMask();
  supplier.ours.clear();
  expect((await erase(NUMBER)).masks).toMatchObject([{ released: 'was-gone' }]);
});

test('calls are refused, and nothing names the person, before the carrier is asked', async () => {
  const { erase, store, supplier } = await withMask();
  const texts: string[] = [];
  Object.assign(supplier, {
    release: async () => {
      texts.push(JSON.stringify(store.rows()));
      return 'released';
    },
  });
  await erase(NUMBER);
  expect(texts).toEqual([expect.stringContaining('"state":"released"')]);
  expect(texts[0]).not.toContain(NUMBER);
});

test('blocks go where the person is the caller, and with the masks; nobody else’s', async () => {
  const { erase, store } = await withMask();
  const theirs = makeMask({ mask: e164('+14155550124'), number: e164('+442079460000') });
  const caller = e164('+12125550188');
  await store.insert(theirs);
  for (const who of [caller, 'other', 'withheld'] as const) await store.putBlock(makeBlock({ caller: who }));
  await store.putBlock(makeBlock({ mask: theirs.mask, caller: NUMBER }));
  await store.putBlock(makeBlock({ mask: theirs.mask, caller }));
  expect(await erase(NUMBER)).toMatchObject({ blocks: 4 });
  expect(await store.listBlocks(MASK)).toEqual([]);
  expect(await store.listBlocks(theirs.mask)).toEqual([makeBlock({ mask: theirs.mask, caller })]);
  expect(await store.find(theirs.mask)).toEqual(theirs);
});

test('a finished request keeps neither the digest of the number nor the answer that names it', async () => {
  const { create, erase, store } = withStock(MASK);
  await create();
  expect(await erase(NUMBER)).toMatchObject({ requests: 1, masks: [{ mask: MASK }] });
  expect(store.kept().requests).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f]{64}$/),
      erased: true,
      createdAt: '2026-11-20T12:00:00Z',
      etag: expect.any(String),
      purgeAtSeconds: NOW_SECONDS + DAY_SECONDS,
    },
  ]);
});

test.each([
  [1, DAY_SECONDS],
  [168, 168 * 60 * 60],
])(
  'remembered for %i hours, it stays a marker for %i seconds: its key buys nothing',
  async (hours, seconds) => {
    const { erase, store } = makeBuyingWith({ store: makeMemoryStore() });
    const purgeAtSeconds = NOW_SECONDS + hours * 60 * 60;
    await store.insertRequest(makeRequest({ purgeAtSeconds }));
    await erase(NUMBER);
    expect(await store.findRequest('request')).toMatchObject({
      erased: true,
      purgeAtSeconds: NOW_SECONDS + seconds,
    });
  },
);

test('when the time is over nobody looks again, and it is said that something may be left', async () => {
  const buying = await withMask();
  const { findByPerson } = buying.store;
  let looks = 0;
  Object.assign(buying.store, {
    findByPerson: (person: typeof NUMBER) => {
      looks += 1;
      return findByPerson(person);
    },
  });
  const erase = makeErasePerson({
    ...buying,
    pause: async () => undefined,
    deadline: () => AbortSignal.abort(),
  });
  expect(await erase(NUMBER)).toMatchObject({ masks: [{ mask: MASK }], isDone: false });
  expect(looks).toBe(1);
});

test('a mask that was moved to the person goes, and so does the slot that it took', async () => {
  const { create, change, erase, store, supplier } = withStock(MASK);
  const { answer } = await create({ number: '+12125550123' });
  await change({ mask: answer.mask, patch: { number: NUMBER } });
  expect(await erase(NUMBER)).toMatchObject({
    masks: [{ mask: MASK, released: 'by-carrier' }],
    isDone: true,
  });
  expect(JSON.stringify(store.rows())).not.toContain(NUMBER.slice(1));
  expect([...supplier.ours]).toEqual([]);
});

test('the key of an erased request buys nothing, also when its expiry is over by now', async () => {
  const { create, erase, supplier, clock } = withStock(MASK);
  const wanted = { expiresAtSeconds: NOW_SECONDS + 60 };
  await create(wanted);
  await erase(NUMBER);
  await expect(create(wanted)).rejects.toMatchObject({ code: 'mask-released' });
  clock.seconds += 120;
  await expect(create(wanted)).rejects.toMatchObject({ code: 'mask-released' });
  expect([...supplier.ours]).toEqual([]);
});

test('a worker for whom the carrier has just chosen a number releases it', async () => {
  const { create, erase, store, supplier } = withoutList(MASK);
  const { orderNear } = supplier;
  Object.assign(supplier, {
    orderNear: async (...given: Parameters<typeof orderNear>) => {
      const number = await orderNear(...given);
      await erase(NUMBER);
      return number;
    },
  });
  await expect(create()).rejects.toMatchObject({ code: 'request-in-progress' });
  expect([...supplier.ours]).toEqual([]);
  expect(JSON.stringify(store.rows())).not.toContain(NUMBER);
});

test('a mask that went to somebody else since it was found is left alone', async () => {
  const { erase, store } = await withMask();
  const theirs = makeMask({ number: e164('+442079460000'), etag: 'theirs' });
  const stale = await store.findByPerson(NUMBER);
  await store.replace(makeMask(), theirs);
  Object.assign(store, { findByPerson: async () => stale });
  expect(await erase(NUMBER)).toEqual(NOTHING);
  expect(await store.find(MASK)).toEqual(theirs);
});

test('a request that is somebody else’s by now, or gone, is left alone', async () => {
  const { erase, store } = makeBuyingWith({ store: makeMemoryStore() });
  const theirs = makeRequest({ person: e164('+442079460000') });
  await store.insertRequest(theirs);
  const requests = [makeRequest(), makeRequest({ id: 'gone' })];
  Object.assign(store, { findByPerson: async () => ({ ...NOBODY, requests }) });
  expect(await erase(NUMBER)).toEqual(NOTHING);
  expect(await store.findRequest(theirs.id)).toEqual(theirs);
});

describe('the index lags', () => {
  const late = async (looks: number) => {
    const buying = await withMask();
    const { findByPerson } = buying.store;
    const answers: PersonRows[] = [];
    const pauses: number[] = [];
    Object.assign(buying.store, {
      findByPerson: async (person: typeof NUMBER) => {
        answers.push(await findByPerson(person));
        return answers[answers.length - 1 - looks] ?? NOBODY;
      },
    });
    const pause = async (milliseconds: number) => {
      pauses.push(milliseconds);
    };
    return { ...buying, pauses, erase: makeErasePerson({ ...buying, pause }) };
  };

  test('what shows itself only after a while is erased all the same', async () => {
    const { erase, pauses } = await late(1);
    expect(await erase(NUMBER)).toMatchObject({ masks: [{ mask: MASK }], isDone: true });
    expect(pauses).toHaveLength(2);
  });

  test('what is still shown when it is gone is not counted twice', async () => {
    const { erase, store } = await withMask();
    await store.insertRequest(makeRequest({ candidate: MASK }));
    await store.putBlock(makeBlock({ caller: NUMBER }));
    const before = await store.findByPerson(NUMBER);
    Object.assign(store, { findByPerson: async () => before });
    expect(await erase(NUMBER)).toMatchObject({ masks: [{}], requests: 1, blocks: 1, isDone: true });
  });

  test('a request names its mask before the index does', async () => {
    const { create, erase, store } = withStock(MASK);
    const { findByPerson } = store;
    Object.assign(store, {
      findByPerson: async (person: typeof NUMBER) => ({ ...(await findByPerson(person)), masks: [] }),
    });
    await create();
    expect(await erase(NUMBER)).toMatchObject({ masks: [{ mask: MASK }] });
  });
});

test('where somebody goes on writing about the person, it is said that something is left', async () => {
  const { erase, store, supplier } = makeBuyingWith({ store: makeMemoryStore() });
  const numbers = numbersFrom('+14155550123', 9);
  const { findByPerson } = store;
  let looks = 0;
  Object.assign(store, {
    findByPerson: async (person: typeof NUMBER) => {
      const mask = numbers[looks] as typeof NUMBER;
      looks += 1;
      await store.insert(makeMask({ mask }));
      return findByPerson(person);
    },
  });
  const erased = await erase(NUMBER);
  expect(erased).toMatchObject({ isDone: false });
  expect(erased.masks).toHaveLength(8);
  expect(supplier.calls).toHaveLength(8);
});
