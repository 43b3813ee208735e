import type { NumberSupplier } from '../../../lib/carriers/supplier.ts';
import type { ExampleAccount } from './account.ts';
import { describe, lookUp } from './account.ts';
import { listNumbers } from './account-numbers.ts';
import { orderNumber } from './order.ts';
import { releaseNumber } from './release.ts';
import { searchNumbers } from './search.ts';
import { makeNumberWebhooks } from './update-webhooks.ts';

/** Numbers from Example's API. */
export const makeExampleSupplier = (account: ExampleAccount): NumberSupplier => ({
  candidates: (near, signal) => searchNumbers(account.send, near, signal),
  order: (number, signal) => orderNumber(account, number, signal),
  find: (number, signal) => lookUp(account, number, signal),
  owned: async (signal) => {
    const all = await listNumbers(account.send, signal);
    return Promise.all(all.map((one) => describe(account, one)));
  },
  release: (number, signal) => releaseNumber(account, number, signal),
  check: async (signal) => {
    await listNumbers(account.send, signal);
  },
  webhooks: makeNumberWebhooks(account),
});
