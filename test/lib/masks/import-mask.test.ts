import { describe, expect, test } from '@jest/globals';
import { CAPABILITIES } from '../../support/calls/connections.ts';
import { makeFakeSupplier } from '../../support/carriers/fake-supplier.ts';
import { makeBuyingWith, rowOf } from '../../support/numbers/buying.ts';
import {
  e164,
  MASK,
  makeHolder,
  makeMask,
  makeSlots,
  makeTombstone,
  NUMBER,
  numbersFrom,
} from '../../support/numbers/masks.ts';
import { makeMemoryStore } from '../../support/table/memory-store.ts';

const OTHER = e164('+14155550101');
const FORMER = { voiceUrl: 'https://former.example' };
const PURCHASE_REQUEST = { mask: MASK, number: NUMBER };
const MOST = 2;

/** An account with a number in it that is not ours. */
const withBrought = () => {
  const supplier = makeFakeSupplier();
  supplier.bring(MASK, FORMER);
  return makeBuyingWith({ store: makeMemoryStore(), supplier, masksPerNumber: MOST });
};

type Importing = ReturnType<typeof withBrought>;

const cutOff = async (importing: Importing, when: 'after' | 'before') => {
  importing.supplier.fail('take', when);
  await expect(importing.importMask(PURCHASE_REQUEST)).rejects.toMatchObject({ code: 'carrier-failed' });
};

const placesOf = async ({ store }: Importing) =>
  (await store.findSlots({ number: NUMBER }))?.holders.length ?? 0;

test('a number of the account becomes a mask, and how it was set is on file', async () => {
  const importing = withBrought();
  expect(await importing.importMask(PURCHASE_REQUEST)).toBe('imported');
  expect(await importing.store.find(MASK)).toMatchObject({
    state: 'active',
    origin: 'imported',
    former: FORMER,
    number: NUMBER,
    callerId: 'caller',
    connection: 'tropo',
  });
  expect(await placesOf(importing)).toBe(1);
  expect(importing.supplier.imported.has(MASK)).toBe(true);
});

test('how a number was set is on file before its calls come to us', async () => {
  const importing = withBrought();
  const { store, supplier } = importing;
  const { take } = supplier.webhooks;
  const seen: unknown[] = [];
  supplier.webhooks = {
    ...supplier.webhooks,
    take: async (...given) => {
      seen.push(await store.find(MASK));
      return take(...given);
    },
  };
  await importing.importMask(PURCHASE_REQUEST);
  expect(seen).toMatchObject([{ state: 'ordering', former: FORMER }]);
});

describe('an import that is repeated', () => {
  test('is done once', async () => {
    const importing = withBrought();
    await importing.importMask(PURCHASE_REQUEST);
    expect(await importing.importMask(PURCHASE_REQUEST)).toBe('was-imported');
    expect(await placesOf(importing)).toBe(1);
  });

  test.each(['before', 'after'] as const)(
    'goes on where it was cut off, %s the number was taken',
    async (when) => {
      const importing = withBrought();
      await cutOff(importing, when);
      expect(await importing.importMask(PURCHASE_REQUEST)).toBe('imported');
      expect(await importing.store.find(MASK)).toMatchObject({ state: 'active', former: FORMER });
      expect(await placesOf(importing)).toBe(1);
    },
  );

  test('counts as begun now, so that no reconciliation undoes it meanwhile', async () => {
    const importing = withBrought();
    await cutOff(importing, 'before');
    importing.clock.seconds += 3600;
    await cutOff(importing, 'before');
    expect(await rowOf(importing.store, MASK)).toMatchObject({ createdAt: '2026-11-20T13:00:00Z' });
  });

  test('keeps the settings of before the first attempt, when the number was not returned yet', async () => {
    const importing = withBrought();
    await importing.importMask(PURCHASE_REQUEST);
    importing.supplier.fail('restore', 'before');
    await importing.erase(NUMBER);
    expect(await importing.importMask(PURCHASE_REQUEST)).toBe('imported');
    expect(await importing.store.find(MASK)).toMatchObject({ state: 'active', former: FORMER });
  });

  test('after it was undone takes the settings of now', async () => {
    const importing = withBrought();
    await importing.importMask(PURCHASE_REQUEST);
    await importing.release(MASK);
    const now = { voiceUrl: 'https://now.example' };
    importing.supplier.settings.set(MASK, now);
    expect(await importing.importMask(PURCHASE_REQUEST)).toBe('imported');
    expect(await importing.store.find(MASK)).toMatchObject({ former: now });
  });
});

describe('nothing is touched of a number that', () => {
  test.each<[string, string, (importing: Importing) => unknown]>([
    ['is not in the account', 'not-in-account', ({ supplier }) => supplier.elsewhere.clear()],
    ['is a mask that was bought', 'on-file', ({ store }) => store.insert(makeMask())],
    [
      'is a mask for somebody else',
      'on-file',
      ({ store }) => store.insert(makeMask({ origin: 'imported', number: OTHER })),
    ],
    [
      'is being returned',
      'on-file',
      ({ store }) => store.insert(makeMask({ origin: 'imported', state: 'releasing' })),
    ],
    [
      'was bought, and goes back',
      'is-ours',
      async ({ supplier, store }) => {
        supplier.elsewhere.clear();
        supplier.ours.add(MASK);
        await store.insert(makeTombstone());
      },
    ],
    [
      'was imported, nobody knows from where',
      'is-ours',
      ({ supplier }) => supplier.webhooks.take(MASK, new AbortController().signal),
    ],
    ['is being ordered', 'is-ours', ({ supplier }) => supplier.pending.add(MASK)],
    [
      'leaves the account at the moment',
      'not-in-account',
      ({ supplier }) => {
        supplier.settings.clear();
      },
    ],
  ])('%s, and the operator is told', async (_, answer, given) => {
    const importing = withBrought();
    await given(importing);
    const before = JSON.stringify(importing.store.rows());
    const took = importing.supplier.calls.filter((call) => call.startsWith('take')).length;
    expect(await importing.importMask(PURCHASE_REQUEST)).toBe(answer);
    expect(JSON.stringify(importing.store.rows())).toBe(before);
    expect(importing.supplier.calls.filter((call) => call.startsWith('take'))).toHaveLength(took);
  });
});

describe('refused, and nothing is left of it', () => {
  test('where the person has as many masks as one may have', async () => {
    const importing = withBrought();
    const holders = numbersFrom('+14155550150', MOST).map((mask) => makeHolder({ id: mask, mask }));
    await importing.store.insertSlots(makeSlots({ holders }));
    await expect(importing.importMask(PURCHASE_REQUEST)).rejects.toMatchObject({ code: 'number-quota' });
    expect(await importing.store.find(MASK)).toBeUndefined();
  });

  test('where the person’s number is the mask itself', async () => {
    const importing = withBrought();
    const refused = importing.importMask({ mask: MASK, number: MASK });
    await expect(refused).rejects.toMatchObject({ code: 'number-not-allowed' });
    expect(importing.store.rows()).toEqual([]);
  });

  test('where the person’s number is a mask', async () => {
    const importing = withBrought();
    await importing.store.insert(makeMask({ mask: NUMBER, number: OTHER }));
    await expect(importing.importMask(PURCHASE_REQUEST)).rejects.toMatchObject({
      code: 'number-not-allowed',
    });
    expect(await importing.store.find(MASK)).toBeUndefined();
    expect(await placesOf(importing)).toBe(0);
  });

  test('where somebody hides the mask’s own number', async () => {
    const importing = withBrought();
    await importing.store.insertSlots({ ...makeSlots(), number: MASK });
    await expect(importing.importMask(PURCHASE_REQUEST)).rejects.toMatchObject({
      code: 'number-not-allowed',
    });
    expect(await importing.store.find(MASK)).toMatchObject({ state: 'released', former: FORMER });
    expect(await placesOf(importing)).toBe(0);
    expect(importing.supplier.calls).not.toContain(`take ${MASK}`);
  });

  test('where the carrier cannot show who calls', async () => {
    const supplier = makeFakeSupplier();
    supplier.bring(MASK, FORMER);
    const capabilities = { ...CAPABILITIES, callerIds: ['mask' as const] };
    const importing = makeBuyingWith({
      store: makeMemoryStore(),
      supplier,
      connected: { capabilities },
    });
    const refused = importing.importMask({ ...PURCHASE_REQUEST, callerId: 'caller' });
    await expect(refused).rejects.toMatchObject({ code: 'caller-id-not-shown' });
    expect(await importing.importMask(PURCHASE_REQUEST)).toBe('imported');
    expect(await importing.store.find(MASK)).toMatchObject({ callerId: 'mask' });
  });

  test('where the carrier’s numbers cannot be taken over', async () => {
    const { webhooks: _webhooks, ...supplier } = makeFakeSupplier();
    const importing = makeBuyingWith({ store: makeMemoryStore(), supplier });
    await expect(importing.importMask(PURCHASE_REQUEST)).rejects.toMatchObject({ code: 'carrier-refused' });
  });
});

/** Somebody else works on the row right before a step of the import. */
const rightBefore = (
  importing: Importing,
  step: 'settings' | 'take',
  meanwhile: () => Promise<unknown>,
): void => {
  const { webhooks } = importing.supplier;
  importing.supplier.webhooks = {
    ...webhooks,
    [step]: async (...given: Parameters<typeof webhooks.take>) => {
      importing.supplier.webhooks = webhooks;
      await meanwhile();
      return webhooks[step](...given);
    },
  };
};

describe('who is overtaken by somebody else on the same number', () => {
  test('before the row is written leaves it to them', async () => {
    const importing = withBrought();
    rightBefore(importing, 'settings', () => importing.store.insert(makeMask({ number: OTHER })));
    await expect(importing.importMask(PURCHASE_REQUEST)).rejects.toMatchObject({ code: 'mask-changed' });
    expect(await importing.store.find(MASK)).toMatchObject({ number: OTHER });
    expect(await placesOf(importing)).toBe(0);
  });

  test('by another who imports it for the same person keeps the slot that the row names', async () => {
    const importing = withBrought();
    rightBefore(importing, 'take', () => importing.importMask(PURCHASE_REQUEST));
    await expect(importing.importMask(PURCHASE_REQUEST)).rejects.toMatchObject({ code: 'mask-changed' });
    expect(await importing.store.find(MASK)).toMatchObject({ state: 'active', former: FORMER });
    expect(importing.supplier.ours.has(MASK)).toBe(true);
    expect(await placesOf(importing)).toBe(1);
  });

  test('hears so, though the slot cannot be freed either: the reconciliation frees it', async () => {
    const importing = withBrought();
    Object.assign(importing.store, {
      insert: async () => {
        Object.assign(importing.store, { find: () => Promise.reject(new Error('down')) });
        return false;
      },
    });
    await expect(importing.importMask(PURCHASE_REQUEST)).rejects.toMatchObject({ code: 'mask-changed' });
    expect(await placesOf(importing)).toBe(1);
  });

  test('by who changes the row before we hear that it is written keeps the slot that the row names', async () => {
    const importing = withBrought();
    const { insert, replace } = importing.store;
    Object.assign(importing.store, {
      insert: async (row: Parameters<typeof insert>[0]) => {
        await insert(row);
        await replace(row, { ...row, etag: 'another' });
        return false;
      },
    });
    await expect(importing.importMask(PURCHASE_REQUEST)).rejects.toMatchObject({ code: 'mask-changed' });
    expect(await placesOf(importing)).toBe(1);
  });

  test('by an erasure of the person sets the number as it was', async () => {
    const importing = withBrought();
    rightBefore(importing, 'take', () => importing.erase(NUMBER));
    await expect(importing.importMask(PURCHASE_REQUEST)).rejects.toMatchObject({ code: 'mask-changed' });
    expect(importing.supplier.settings.get(MASK)).toEqual(FORMER);
    expect(importing.supplier.elsewhere.has(MASK)).toBe(true);
    expect(await placesOf(importing)).toBe(0);
  });

  test('by an erasure of the person before the row is written writes nothing of the person', async () => {
    const importing = withBrought();
    const { find } = importing.store;
    let isAsked = false;
    Object.assign(importing.store, {
      find: async (number: typeof MASK) => {
        if (number === NUMBER && !isAsked) {
          isAsked = true;
          await importing.erase(NUMBER);
        }
        return find(number);
      },
    });
    await expect(importing.importMask(PURCHASE_REQUEST)).rejects.toMatchObject({ code: 'mask-changed' });
    expect(JSON.stringify(importing.store.rows())).not.toContain(NUMBER);
    expect(importing.supplier.elsewhere.has(MASK)).toBe(true);
  });
});

test('the second of two who go on with what was cut off hears that the first is at it', async () => {
  const importing = withBrought();
  await cutOff(importing, 'before');
  const { replace } = importing.store;
  Object.assign(importing.store, {
    replace: async (...given: Parameters<typeof replace>) => {
      Object.assign(importing.store, { replace });
      await importing.importMask(PURCHASE_REQUEST);
      return replace(...given);
    },
  });
  await expect(importing.importMask(PURCHASE_REQUEST)).rejects.toMatchObject({ code: 'mask-changed' });
  expect(await importing.store.find(MASK)).toMatchObject({ state: 'active' });
});

test('a tombstone that changes while the import looks at it is left to who changed it', async () => {
  const importing = withBrought();
  const earlier = makeTombstone({ former: FORMER });
  await importing.store.insert(earlier);
  rightBefore(importing, 'settings', () => importing.store.replace(earlier, { ...earlier, etag: 'claimed' }));
  await expect(importing.importMask(PURCHASE_REQUEST)).rejects.toMatchObject({ code: 'mask-changed' });
  expect(await importing.store.find(MASK)).toMatchObject({ state: 'released', etag: 'claimed' });
});
