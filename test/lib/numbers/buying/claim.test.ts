import { expect, test } from '@jest/globals';
import { makeIds } from '../../../../lib/ids.ts';
import { claim } from '../../../../lib/numbers/buying/claim.ts';
import { isNotErased } from '../../../../lib/numbers/buying/stored-request.ts';
import { makeBuying, makeNumberRequest } from '../../../support/numbers/buying.ts';
import { NOW_SECONDS } from '../../../support/numbers/masks.ts';

/** How long after a purchase request came the reconciliation may roll it back. */
const rolledBackAfter = async (idempotencyKey: string): Promise<number | undefined> => {
  const { store, ...dependencies } = makeBuying();
  await claim({ store, ...dependencies }, makeNumberRequest({ idempotencyKey }));
  const { requests } = await store.scan();
  const [request] = requests.filter(isNotErased);
  return request && request.rollBackAtSeconds - NOW_SECONDS;
};

test('a client that sent a key has a day to repeat its request before the reconciliation rolls it back', async () => {
  expect(await rolledBackAfter('key')).toBe(24 * 60 * 60);
});

test('a request without a key, which nobody can repeat, is rolled back after 15 minutes', async () => {
  expect(await rolledBackAfter(makeIds().idempotencyKey())).toBe(15 * 60);
});
