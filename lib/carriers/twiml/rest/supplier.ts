import type { Fetch } from '../../../http/outbound.ts';
import type { NumberSupplier, Owned } from '../../supplier.ts';
import type { AccountNumber } from './account-number.ts';
import type { CarrierAccount, ManagedSettings } from './carrier-account.ts';
import { makeManagedSettings } from './carrier-account.ts';
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
  /** `fresh` reads it again, after the carrier has refused the credentials. */
  readonly account: (fresh?: 'fresh') => Promise<RestAccount>;
  /** Where the carrier asks what to do with a call. */
  readonly voiceUrl: string;
  /** Where the carrier asks when the voice URL does not answer. */
  readonly fallbackUrl: string;
  /** The random name of the table. */
  readonly installation: () => Promise<string>;
}

/** Supplies numbers from a carrier whose REST API is like Twilio's. */
export const makeTwilioStyleSupplier = (dialect: RestDialect, options: AccountOptions): NumberSupplier => {
  const { fetch, account, voiceUrl, fallbackUrl, installation } = options;
  return supplierOf({
    dialect,
    send: makeSendToAccount({ company: dialect.company, signIn: dialect.signIn, fetch, account }),
    settings: async () => makeManagedSettings({ voiceUrl, fallbackUrl, installation: await installation() }),
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
    return found === undefined ? 'not-in-account' : describe(found, await account.settings());
  },

  owned: async (signal) => {
    const settings = await account.settings();
    const all = await listNumbers(account, {}, signal);
    const once = new Map(all.map((number) => [number.number, number]));
    return [...once.values()].map((number) => describe(number, settings));
  },

  release: (number, signal) => releaseNumber(account, number, signal),

  check: (signal) => checkAccount(account, signal),

  webhooks: makeNumberWebhooks(account),
});

const describe = (found: AccountNumber, settings: ManagedSettings): Owned => {
  const { number } = found;
  const origin = settings.originOf(found);
  return origin === undefined
    ? { number, isManaged: false }
    : {
        number,
        isManaged: true,
        ...(origin === 'imported' && { isImported: true }),
        ...(settings.isAstray(found) && { isAstray: true }),
      };
};
