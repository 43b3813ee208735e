import { expect, test } from '@jest/globals';
import { claim } from '../../../lib/masks/claim.ts';
import { isRemembered } from '../../../lib/masks/create-request.ts';
import { makeIds } from '../../../lib/masks/make-ids.ts';
import { makeBuying, makeWish } from '../../support/buying.ts';
import { NOW_SECONDS } from '../../support/masks.ts';

/** How long after a request came the sweep may roll it back. */
const rolledBackAfter = async (idempotencyKey: string): Promise<number | undefined> => {
  const { store, ...dependencies } = makeBuying();
  await claim({ store, ...dependencies }, makeWish({ idempotencyKey }));
  const { requests } = await store.scan();
  const [request] = requests.filter(isRemembered);
  return request && request.rollBackAtSeconds - NOW_SECONDS;
};

test('a client that sent a key has a day to repeat its request before the sweep rolls it back', async () => {
  expect(await rolledBackAfter('key')).toBe(24 * 60 * 60);
});

test('a request without a key, which nobody can repeat, is rolled back after 15 minutes', async () => {
  expect(await rolledBackAfter(makeIds().idempotencyKey())).toBe(15 * 60);
});
