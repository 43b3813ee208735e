import { describe, expect, test } from '@jest/globals';
import type { Mask } from '../../../lib/masks/mask.ts';
import { CARRIER_FAILURE, makeFakeSupplier } from '../../support/carriers/fake-supplier.ts';
import { makeBuying, makeBuyingWith, rowOf } from '../../support/numbers/buying.ts';
import { MASK, makeMask, makeTombstone, NOW_SECONDS } from '../../support/numbers/masks.ts';

const withMask = async (fields: Partial<Mask> = {}) => {
  const supplier = makeFakeSupplier();
  supplier.ours.add(MASK);
  const buying = makeBuying(supplier);
  await buying.store.insert(makeMask({ label: 'Zoë’s shop', ...fields }));
  return buying;
};

test('the number goes back, and what stays holds nothing of the person', async () => {
  const { release, store, supplier } = await withMask();
  expect(await release(MASK)).toMatchObject({ released: 'by-carrier', mask: { id: 'msk_1' } });
  expect([...supplier.ours]).toEqual([]);
  const ninetyDays = 90 * 24 * 60 * 60;
  expect(store.rows()).toEqual([
    {
      mask: MASK,
      state: 'released',
      requestId: 'request',
      etag: expect.any(String),
      purgeAtSeconds: NOW_SECONDS + ninetyDays,
    },
  ]);
});

test('calls are refused before the carrier is asked', async () => {
  const { release, store, supplier } = await withMask();
  const states: unknown[] = [];
  Object.assign(supplier, {
    release: async () => {
      states.push((await store.find(MASK))?.state);
      return 'released';
    },
  });
  await release(MASK);
  expect(states).toEqual(['releasing']);
});

test('a number that the carrier does not know any more counts as released', async () => {
  const { release, store, supplier } = await withMask();
  supplier.ours.clear();
  expect(await release(MASK)).toMatchObject({ released: 'was-gone' });
  expect(await store.find(MASK)).toMatchObject({ state: 'released' });
});

test.each(['before', 'after'] as const)(
  'the carrier fails %s the work: the mask is releasing, and the next request finishes it',
  async (when) => {
    const { release, store, supplier } = await withMask();
    supplier.fail('release', when);
    expect(await release(MASK)).toMatchObject({
      released: 'unconfirmed',
      mask: { state: 'releasing' },
      cause: CARRIER_FAILURE,
    });
    expect(await rowOf(store, MASK)).toMatchObject({ state: 'releasing', number: makeMask().number });
    expect(await release(MASK)).toMatchObject({
      released: when === 'before' ? 'by-carrier' : 'was-gone',
    });
    expect(await store.find(MASK)).toMatchObject({ state: 'released' });
    await expect(release(MASK)).rejects.toMatchObject({ code: 'mask-unknown' });
  },
);

test('an expired mask can be released', async () => {
  const { release } = await withMask({ expiresAtSeconds: 1 });
  expect(await release(MASK)).toMatchObject({ released: 'by-carrier' });
});

test('a mask that is being ordered cannot: its order may be on the way', async () => {
  const { release, supplier } = await withMask({ state: 'ordering' });
  await expect(release(MASK)).rejects.toMatchObject({ code: 'mask-not-active', retryAfterSeconds: 30 });
  expect(supplier.calls).toEqual([]);
});

test('a mask that never was, or is released, is unknown, and the carrier is not asked', async () => {
  const { release, supplier, store } = makeBuying();
  await expect(release(MASK)).rejects.toMatchObject({ code: 'mask-unknown' });
  await store.insert(makeTombstone() as never);
  await expect(release(MASK)).rejects.toMatchObject({ code: 'mask-unknown' });
  expect(supplier.calls).toEqual([]);
});

describe('at once', () => {
  test('two releases end in one tombstone', async () => {
    const { release, store } = await withMask();
    const answers = await Promise.all([release(MASK), release(MASK)]);
    expect(answers.map(({ released }) => released).sort()).toEqual(['by-carrier', 'was-gone']);
    expect(await store.find(MASK)).toMatchObject({ state: 'released' });
    expect(store.rows()).toHaveLength(1);
  });

  test('a release wins over a change that comes between', async () => {
    const { store, supplier } = await withMask();
    let isFirst = true;
    const raced = makeBuyingWith({
      supplier,
      store: {
        ...store,
        replace: async (before, after) => {
          if (isFirst) {
            isFirst = false;
            await store.replace(before as Mask, makeMask({ etag: 'theirs', label: 'new' }));
          }
          return store.replace(before, after);
        },
      },
    });
    expect(await raced.release(MASK)).toMatchObject({ released: 'by-carrier', mask: { label: 'new' } });
    expect(await store.find(MASK)).toMatchObject({ state: 'released' });
  });
});
