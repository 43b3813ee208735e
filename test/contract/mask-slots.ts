import { expect, test } from '@jest/globals';
import type { Holder, Quota, Slots } from '../../lib/numbers/quotas/slots.ts';
import type { Store } from '../../lib/table/store.ts';
import { makeHolder, makeMask, NOW_SECONDS, NUMBER } from '../support/numbers/masks.ts';

const DAY = '2026-11-20';

/** What every store of masks guarantees of the slots under quotas. */
export const describeSlots = (makeStore: () => Promise<Store>): void => {
  const holders: readonly Holder[] = [
    makeHolder({ requestId: 'request' }),
    makeHolder({ id: 'other', mask: makeMask().mask }),
  ];

  test.each<[string, Quota, object]>([
    ['number', { number: NUMBER }, {}],
    ['day', { day: DAY }, { purgeAtSeconds: NOW_SECONDS }],
  ])('the slots of a %s are put once, changed by who read them last, and removed', async (_, quota, rest) => {
    const store = await makeStore();
    const first: Slots = { ...quota, ...rest, holders, etag: 'first' };
    const second: Slots = { ...first, holders: [], etag: 'second' };
    const older: Slots = { ...first, etag: 'older' };
    expect(await store.findSlots(quota)).toBeUndefined();
    expect(await store.replaceSlots(older, first)).toBe(false);
    expect([await store.insertSlots(first), await store.insertSlots(first)]).toEqual([true, true]);
    expect(await store.insertSlots(older)).toBe(false);
    expect(await store.findSlots(quota)).toEqual(first);
    expect(await store.replaceSlots(older, second)).toBe(false);
    expect(await store.replaceSlots(first, second)).toBe(true);
    expect(await store.findSlots(quota)).toEqual(second);
    expect(await store.removeSlots(first)).toBe(false);
    expect([await store.removeSlots(second), await store.removeSlots(second)]).toEqual([true, true]);
    expect(await store.findSlots(quota)).toBeUndefined();
  });

  test('places are neither masks nor requests, and a scan gives those of numbers', async () => {
    const store = await makeStore();
    const slots: Slots = { number: NUMBER, holders, etag: 'slots' };
    const mask = makeMask({ mask: NUMBER, number: NUMBER });
    await store.insert(mask);
    await store.insertSlots(slots);
    await store.insertSlots({ day: DAY, holders, etag: 'day', purgeAtSeconds: NOW_SECONDS });
    expect(await store.find(NUMBER)).toEqual(mask);
    expect(await store.list({ limit: 10 })).toEqual({ masks: [mask] });
    expect(await store.listByNumber(NUMBER, { limit: 10 })).toEqual({ masks: [mask] });
    expect(await store.scan()).toEqual({ numbers: [mask], requests: [], slots: [slots] });
  });
};
