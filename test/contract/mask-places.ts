import { expect, test } from '@jest/globals';
import type { MaskStore } from '../../lib/masks/mask-store.ts';
import type { Ceiling, Holder, Places } from '../../lib/numbers/quotas/slots.ts';
import { makeHolder, makeMask, NOW_SECONDS, NUMBER } from '../support/masks.ts';

const DAY = '2026-11-20';

/** What every store of masks guarantees of the places under ceilings. */
export const describePlaces = (makeStore: () => Promise<MaskStore>): void => {
  const holders: readonly Holder[] = [
    makeHolder({ requestId: 'request' }),
    makeHolder({ id: 'other', mask: makeMask().mask }),
  ];

  test.each<[string, Ceiling, object]>([
    ['number', { number: NUMBER }, {}],
    ['day', { day: DAY }, { purgeAtSeconds: NOW_SECONDS }],
  ])(
    'the places of a %s are put once, changed by who read them last, and removed',
    async (_, ceiling, rest) => {
      const store = await makeStore();
      const first: Places = { ...ceiling, ...rest, holders, etag: 'first' };
      const second: Places = { ...first, holders: [], etag: 'second' };
      const older: Places = { ...first, etag: 'older' };
      expect(await store.findPlaces(ceiling)).toBeUndefined();
      expect(await store.replacePlaces(older, first)).toBe(false);
      expect([await store.insertPlaces(first), await store.insertPlaces(first)]).toEqual([true, true]);
      expect(await store.insertPlaces(older)).toBe(false);
      expect(await store.findPlaces(ceiling)).toEqual(first);
      expect(await store.replacePlaces(older, second)).toBe(false);
      expect(await store.replacePlaces(first, second)).toBe(true);
      expect(await store.findPlaces(ceiling)).toEqual(second);
      expect(await store.removePlaces(first)).toBe(false);
      expect([await store.removePlaces(second), await store.removePlaces(second)]).toEqual([true, true]);
      expect(await store.findPlaces(ceiling)).toBeUndefined();
    },
  );

  test('places are neither masks nor requests, and a scan gives those of numbers', async () => {
    const store = await makeStore();
    const places: Places = { number: NUMBER, holders, etag: 'places' };
    const mask = makeMask({ mask: NUMBER, number: NUMBER });
    await store.insert(mask);
    await store.insertPlaces(places);
    await store.insertPlaces({ day: DAY, holders, etag: 'day', purgeAtSeconds: NOW_SECONDS });
    expect(await store.find(NUMBER)).toEqual(mask);
    expect(await store.list({ limit: 10 })).toEqual({ masks: [mask] });
    expect(await store.listByNumber(NUMBER, { limit: 10 })).toEqual({ masks: [mask] });
    expect(await store.scan()).toEqual({ masks: [mask], requests: [], places: [places] });
  });
};
