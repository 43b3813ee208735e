import type { Fetch } from '../../../http/outbound.ts';
import type { NumberSupplier, Owned } from '../../supplier.ts';
import type { AccountNumber } from './account-number.ts';
import type { CarrierAccount, OurSettings } from './carrier-account.ts';
import { makeOurSettings } from './carrier-account.ts';
import type { RestAccount } from './client.ts';
import { makeSendToAccount } from './client.ts';
import type { RestDialect } from './dialect.ts';
import { checkAccount, listNumbers, lookUp } from './list-numbers.ts';
import { orderNumber } from './order.ts';
import { regulatoryRequirement } from './refusal.ts';
import { releaseNumber } from './release.ts';
import { hasRegulated, searchNumbers } from './search.ts';
import { makeNumberWebhooks } from './update-webhooks.ts';

export interface AccountOptions {
  readonly fetch: Fetch;
  /** Read again when the carrier no longer takes what we sign in with. */
  readonly account: (fresh?: 'fresh') => Promise<RestAccount>;
  /** Where the carrier asks what to do with a call. */
  readonly voiceUrl: string;
  /** Where it asks when that does not answer. */
  readonly fallbackUrl: string;
  /** The random name of our table. */
  readonly installation: () => Promise<string>;
}

/** Numbers from a carrier whose REST API is like Twilio's. */
export const makeTwilioStyleSupplier = (dialect: RestDialect, options: AccountOptions): NumberSupplier => {
  const { fetch, account, voiceUrl, fallbackUrl, installation } = options;
  return supplierOf({
    dialect,
    send: makeSendToAccount({ company: dialect.company, signIn: dialect.signIn, fetch, account }),
    ours: async () => makeOurSettings({ voiceUrl, fallbackUrl, installation: await installation() }),
  });
};

const supplierOf = (account: CarrierAccount): NumberSupplier => ({
  candidates: async (near, signal) => {
    const numbers = await searchNumbers(account, near, signal);
    const isEmpty = numbers.length === 0 && near.areaCode === undefined;
    if (isEmpty && (await hasRegulated(account, near, signal))) {
      throw regulatoryRequirement(account.dialect.company);
    }
    return numbers;
  },

  order: (number, signal) => orderNumber(account, number, signal),

  find: async (number, signal) => {
    const found = await lookUp(account, number, signal);
    return found === undefined ? 'not-ours' : describe(found, await account.ours());
  },

  owned: async (signal) => {
    const ours = await account.ours();
    const all = await listNumbers(account, {}, signal);
    const once = new Map(all.map((number) => [number.number, number]));
    return [...once.values()].map((number) => describe(number, ours));
  },

  release: (number, signal) => releaseNumber(account, number, signal),

  check: (signal) => checkAccount(account, signal),

  webhooks: makeNumberWebhooks(account),
});

const describe = (found: AccountNumber, ours: OurSettings): Owned => {
  const { number } = found;
  const origin = ours.originOf(found);
  return origin === undefined
    ? { number, isOurs: false }
    : {
        number,
        isOurs: true,
        ...(origin === 'imported' && { isImported: true }),
        ...(ours.isAstray(found) && { isAstray: true }),
      };
};
