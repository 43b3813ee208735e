import { describe, expect, test } from '@jest/globals';
import { makeChangeMask } from '../../../lib/masks/change-mask.ts';
import type { Mask } from '../../../lib/masks/mask.ts';
import type { Store } from '../../../lib/table/store.ts';
import { CAPABILITIES } from '../../support/calls/connections.ts';
import {
  e164,
  MASK,
  makeMask,
  makeTestIds,
  makeTombstone,
  NOW_SECONDS,
} from '../../support/numbers/masks.ts';
import { makeMemoryStore } from '../../support/table/memory-store.ts';

const OTHER = e164('+442079460000');

const makeChange = (store: Store) =>
  makeChangeMask({
    store,
    ids: makeTestIds(),
    nowSeconds: () => NOW_SECONDS,
    masksPerNumber: 2,
    capabilitiesOf: () => CAPABILITIES,
  });

/** What a change makes up anew, and the mark that it leaves. */
const versionOf = ({ etag, slot }: Mask) => ({
  etag,
  isChanged: true as const,
  ...(slot !== undefined && { slot }),
});

const withMask = async (mask: Partial<Mask> = {}) => {
  const store = makeMemoryStore();
  await store.insert(makeMask(mask));
  return { store, change: makeChange(store) };
};

test.each([
  [{ number: OTHER }, { number: OTHER }],
  [{ callerId: 'mask' as const }, { callerId: 'mask' }],
  [{ label: 'new' }, { label: 'new' }],
  [{ expiresAtSeconds: 5 }, { expiresAtSeconds: 5 }],
  [
    { number: OTHER, label: 'new', expiresAtSeconds: 5 },
    { number: OTHER, label: 'new', expiresAtSeconds: 5 },
  ],
])('%j changes that and nothing else', async (patch, changed) => {
  const { store, change } = await withMask({ label: 'old', expiresAtSeconds: 3 });
  const mask = await change({ mask: MASK, patch });
  expect(mask).toEqual(
    makeMask({ label: 'old', expiresAtSeconds: 3, ...(changed as Partial<Mask>), ...versionOf(mask) }),
  );
  expect(mask.etag).not.toBe('etag-1');
  expect(await store.find(MASK)).toEqual(mask);
});

test.each([
  {},
  { callerId: 'caller' as const },
  { answer: 'direct' as const },
  { expiresAtSeconds: 3 },
  { callsPerMinute: null },
])('%j says nothing new: neither the version nor the mark of a change is written', async (patch) => {
  const before = makeMask({ label: 'old', expiresAtSeconds: 3 });
  const { store, change } = await withMask(before);
  expect(await change({ mask: MASK, patch })).toEqual(before);
  expect(await store.find(MASK)).toEqual(before);
});

test.each([{ number: makeMask().number }, { label: 'old' }])(
  '%j is written even where it says nothing new, so that no version confirms a guess',
  async (patch) => {
    const { store, change } = await withMask({ label: 'old' });
    const mask = await change({ mask: MASK, patch });
    expect(mask).toEqual(makeMask({ label: 'old', ...versionOf(mask) }));
    expect(mask.etag).not.toBe('etag-1');
    expect(await store.find(MASK)).toEqual(mask);
  },
);

test('null clears', async () => {
  const { store, change } = await withMask({ label: 'old', expiresAtSeconds: 3 });
  const mask = await change({ mask: MASK, patch: { label: null, expiresAtSeconds: null } });
  expect(mask).toEqual(makeMask(versionOf(mask)));
  expect(await store.find(MASK)).toEqual(mask);
});

test('a later time revives an expired mask', async () => {
  const { change } = await withMask({ expiresAtSeconds: NOW_SECONDS - 60 });
  const patch = { expiresAtSeconds: NOW_SECONDS + 60 };
  expect(await change({ mask: MASK, patch })).toMatchObject({ state: 'active', ...patch });
});

test.each(['ordering', 'releasing'] as const)('a mask that is %s cannot be changed', async (state) => {
  const { store, change } = await withMask({ state });
  await expect(change({ mask: MASK, patch: { label: 'x' } })).rejects.toMatchObject({
    code: 'mask-not-active',
    detail: expect.stringContaining(state),
  });
  expect(await store.find(MASK)).toEqual(makeMask({ state }));
});

test('neither can one that never was or is released', async () => {
  const { store, change } = await withMask();
  await expect(change({ mask: OTHER, patch: {} })).rejects.toMatchObject({ code: 'mask-unknown' });
  await store.replace(makeMask(), makeTombstone({ etag: 'new' }));
  await expect(change({ mask: MASK, patch: {} })).rejects.toMatchObject({ code: 'mask-unknown' });
});

describe('If-Match', () => {
  test.each([
    [['etag-1'], true],
    [['another', 'etag-1'], true],
    [['another'], false],
    [[], false],
  ])('of %j: %s', async (etags, isChanged) => {
    const { store, change } = await withMask();
    const changed = change({ mask: MASK, patch: { label: 'x' }, etags });
    await (isChanged
      ? expect(changed).resolves.toMatchObject({ label: 'x' })
      : expect(changed).rejects.toMatchObject({ code: 'mask-changed' }));
    expect((await store.find(MASK)) as Mask).toHaveProperty(
      'etag',
      isChanged ? expect.any(String) : 'etag-1',
    );
  });

  test('of two changes of one version, one is made and the other told', async () => {
    const { store, change } = await withMask();
    const etags = ['etag-1'];
    const results = await Promise.allSettled([
      change({ mask: MASK, patch: { label: 'one' }, etags }),
      change({ mask: MASK, patch: { callerId: 'mask' }, etags }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const row = (await store.find(MASK)) as Mask;
    expect([row.label, row.callerId]).toEqual(
      results[0].status === 'fulfilled' ? ['one', 'caller'] : [undefined, 'mask'],
    );
  });
});

/** A store in which somebody else changes the mask just before each of our first `times` writes. */
const contended = (store: Store, times: number): Store => {
  let left = times;
  return {
    ...store,
    replace: async (before, after) => {
      if (left > 0) {
        left -= 1;
        const now = (await store.find(MASK)) as Mask;
        const theirs: Mask = { ...now, label: `theirs ${left}`, etag: `theirs-${left}` };
        await store.replace(now, theirs);
      }
      return store.replace(before, after);
    },
  };
};

test('a lost race is run again: both changes are kept', async () => {
  const { store } = await withMask();
  const change = makeChange(contended(store, 3));
  await change({ mask: MASK, patch: { callerId: 'mask' } });
  expect(await store.find(MASK)).toMatchObject({ callerId: 'mask', label: 'theirs 0' });
});

test('who loses every race is told', async () => {
  const { store } = await withMask();
  const change = makeChange(contended(store, 99));
  await expect(change({ mask: MASK, patch: { label: 'x' } })).rejects.toMatchObject({ code: 'mask-changed' });
});
