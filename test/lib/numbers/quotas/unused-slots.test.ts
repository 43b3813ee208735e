import { expect, test } from '@jest/globals';
import type { Mask } from '../../../../lib/masks/mask.ts';
import type { StoredRequest } from '../../../../lib/numbers/buying/stored-request.ts';
import type { Holder } from '../../../../lib/numbers/quotas/slots.ts';
import { freeUnused } from '../../../../lib/numbers/quotas/unused-slots.ts';
import { withQuotas } from '../../../support/numbers/buying.ts';
import {
  e164,
  MASK,
  makeHolder,
  makeMask,
  makeRequest,
  makeSlots,
  makeTestIds,
  makeTombstone,
  NOW_SECONDS,
  NUMBER,
} from '../../../support/numbers/masks.ts';
import { makeMemoryStore } from '../../../support/table/memory-store.ts';

const OTHER = e164('+14155550199');
const HOUR_SECONDS = 60 * 60;
const ANSWER = { status: 201, body: '{}', mask: MASK };

interface Case {
  readonly holder?: Partial<Holder>;
  readonly mask?: Partial<Mask>;
  readonly request?: Partial<StoredRequest>;
  readonly ageSeconds?: number;
  readonly isReleased?: boolean;
}

const BY_REQUEST = { requestId: 'request' };
const BY_MASK = { mask: MASK };

const afterAnHour = async ({ holder = {}, mask, request, isReleased, ageSeconds = HOUR_SECONDS }: Case) => {
  const store = makeMemoryStore();
  await store.insertSlots(makeSlots({ holders: [makeHolder(holder)] }));
  await (mask && store.insert(makeMask(mask)));
  await (isReleased && store.insert(makeTombstone()));
  await (request && store.insertRequest(makeRequest(request)));
  await freeUnused({ store, ids: makeTestIds(), nowSeconds: () => NOW_SECONDS + ageSeconds }, NUMBER);
  return { store, isFreed: (await store.findSlots({ number: NUMBER })) === undefined };
};

test.each<[string, Case]>([
  ['is younger than an hour', { ageSeconds: HOUR_SECONDS - 1 }],
  ['a mask of the number names', { mask: { slot: 'slot' } }],
  ['an unfinished request names', { holder: BY_REQUEST, request: {} }],
  [
    'the mask of a finished request names, though the index lags behind',
    { holder: BY_REQUEST, request: { answer: ANSWER }, mask: { slot: 'slot', number: OTHER } },
  ],
  [
    'the mask that took it names, though the index lags behind',
    { holder: BY_MASK, mask: { slot: 'slot', number: OTHER } },
  ],
])('a slot that %s is left alone', async (_, given) => {
  expect((await afterAnHour(given)).isFreed).toBe(false);
});

test.each<[string, Case]>([
  ['that nobody ever names', {}],
  ['whose request is gone', { holder: BY_REQUEST }],
  ['whose request has made way for another', { holder: BY_REQUEST, request: { slot: 'later' } }],
  ['whose mask has moved on', { holder: BY_REQUEST, request: { answer: ANSWER }, mask: { slot: 'later' } }],
  ['whose mask is released', { holder: BY_REQUEST, request: { answer: ANSWER }, isReleased: true }],
  ['of a mask that is gone', { holder: BY_MASK }],
  ['of a mask that is being released', { holder: BY_MASK, mask: { state: 'releasing', number: OTHER } }],
])('a slot %s is freed after an hour', async (_, given) => {
  expect((await afterAnHour(given)).isFreed).toBe(true);
});

test('who slept before moving a mask to the number finds the mask changed, and takes its slot anew', async () => {
  const { store, isFreed } = await afterAnHour({ holder: BY_MASK, mask: { number: OTHER } });
  expect(isFreed).toBe(true);
  expect(await store.replace(makeMask({ number: OTHER }), makeMask({ slot: 'slot', etag: 'new' }))).toBe(
    false,
  );
});

test.each<[string, Case]>([
  ['there is no row of', {}],
  ['was released', { isReleased: true }],
])(
  'who slept before importing a number that %s finds it changed, and takes its slot anew',
  async (_, given) => {
    const { store, isFreed } = await afterAnHour({ holder: BY_MASK, ...given });
    const row = makeMask({ slot: 'slot', etag: 'new' });
    expect(isFreed).toBe(true);
    expect(await (given.isReleased ? store.replace(makeTombstone(), row) : store.insert(row))).toBe(false);
  },
);

test('at the quota, what a crash has left is freed and the slot given to who asks; in use, it is not', async () => {
  const { store, create, change, clock } = withQuotas({ masksPerNumber: 1 });
  const mask = (await create()).answer.mask;
  await store.insertSlots({ number: OTHER, holders: [makeHolder({ mask })], etag: 'left' });
  await expect(change({ mask, patch: { number: OTHER } })).rejects.toMatchObject({ code: 'number-quota' });
  clock.seconds += HOUR_SECONDS;
  expect(await change({ mask, patch: { number: OTHER } })).toMatchObject({ number: OTHER });
  clock.seconds += HOUR_SECONDS;
  await expect(create({ number: OTHER, idempotencyKey: 'other' })).rejects.toMatchObject({
    code: 'number-quota',
  });
});
