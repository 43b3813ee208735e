import { expect, test } from '@jest/globals';
import { renderCreated } from '../../../../lib/api/views/created-view.ts';
import { makeAssignments } from '../../../../lib/masks/assignments.ts';
import { claim } from '../../../../lib/numbers/buying/claim.ts';
import type { WorkLease } from '../../../../lib/numbers/buying/work-lease.ts';
import { makeNumberRequest } from '../../../support/numbers/buying.ts';
import { MASK, makeMask, makeTestIds, NOW_SECONDS } from '../../../support/numbers/masks.ts';
import { makeMemoryStore } from '../../../support/table/memory-store.ts';

const DAY_SECONDS = 24 * 60 * 60;
const ROW = makeMask();
const ANSWER = { ...renderCreated(ROW, NOW_SECONDS), mask: MASK };

const setUp = (more: { readonly requestRetentionHours?: number } = {}) => {
  const clock = { seconds: NOW_SECONDS };
  const store = makeMemoryStore();
  const dependencies = {
    store,
    assignments: makeAssignments(store),
    ids: makeTestIds(),
    nowSeconds: () => clock.seconds,
    renderCreated,
    ...more,
  };
  return { clock, store, claim: () => claim(dependencies, makeNumberRequest()) as Promise<WorkLease> };
};

test('the row names neither the key nor who asks', async () => {
  const { store, claim: claimNow } = setUp();
  await claimNow();
  const text = JSON.stringify(store.rows());
  expect(store.kept().requests[0]?.id).toMatch(/^[0-9a-f]{64}$/);
  expect(text).not.toContain('"key"');
  expect(text).not.toContain('local');
});

test('a lease lasts longer than a function can run, and then the next worker has it', async () => {
  const { clock, claim: claimNow } = setUp();
  const first = await claimNow();
  clock.seconds += 28;
  await expect(claimNow()).rejects.toMatchObject({ code: 'request-in-progress' });
  clock.seconds += 7;
  const second = await claimNow();
  await expect(first.update({ candidate: MASK })).rejects.toMatchObject({ code: 'request-in-progress' });
  await expect(first.finish(ROW)).rejects.toMatchObject({ code: 'request-in-progress' });
  await first.giveUp();
  await second.update({ candidate: MASK });
  expect(second.request().candidate).toBe(MASK);
});

test('of two who find an ended lease at once, one gets it', async () => {
  const { clock, claim: claimNow } = setUp();
  await claimNow();
  clock.seconds += 60;
  const claims = await Promise.allSettled([claimNow(), claimNow()]);
  expect(claims.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a finished request is remembered for a day, and nobody works on it again', async () => {
  const { clock, store, claim: claimNow } = setUp();
  const lease = await claimNow();
  await store.insert(makeMask({ requestId: lease.request().id }));
  await lease.finish(ROW);
  clock.seconds += DAY_SECONDS;
  expect(await claimNow()).toEqual(ANSWER);
  expect(store.rows()).toContainEqual(
    expect.objectContaining({ answer: ANSWER, purgeAtSeconds: NOW_SECONDS + DAY_SECONDS }),
  );
});

test('a finished request, which names the number, is kept no longer than the stack wants', async () => {
  const { store, claim: claimNow } = setUp({ requestRetentionHours: 1 });
  await (await claimNow()).finish(ROW);
  expect(store.rows()[0]).toMatchObject({ purgeAtSeconds: NOW_SECONDS + 60 * 60 });
});

test('a request that is erased between two looks is claimed anew', async () => {
  const { store, claim: claimNow } = setUp();
  const lease = await claimNow();
  const findRequest = store.findRequest;
  Object.assign(store, {
    findRequest: async (id: string) => {
      await store.removeRequest(lease.request());
      return findRequest(id);
    },
  });
  expect((await claimNow()).request().etag).not.toBe(lease.request().etag);
});

test.each([{ candidate: MASK }, { mayHaveOrderedNear: true as const }])(
  'a request that may have bought something is not erased when it is given up: %j',
  async (change) => {
    const { claim: claimNow, clock } = setUp();
    const lease = await claimNow();
    await lease.update(change);
    await lease.giveUp();
    clock.seconds += 35;
    expect((await claimNow()).request()).toMatchObject(change);
  },
);

test('one that has bought nothing is', async () => {
  const { store, claim: claimNow } = setUp();
  const lease = await claimNow();
  await lease.update({ candidate: MASK });
  await lease.update({ candidate: undefined });
  await lease.giveUp();
  expect(store.rows()).toEqual([]);
});
