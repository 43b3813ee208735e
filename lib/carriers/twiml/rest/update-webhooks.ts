import { Problem } from '../../../errors/problem.ts';
import type { E164 } from '../../../phone/e164.ts';
import type { FormerSettings, NumberWebhooks } from '../../supplier.ts';
import type { AccountNumber } from './account-number.ts';
import type { CarrierAccount, OurSettings } from './carrier-account.ts';
import type { Fields } from './client.ts';
import { changeNumber, lookUp } from './list-numbers.ts';
import { notInAccount, notOurs, unclear } from './refusal.ts';

/** How numbers of the account come to us and go back. */
export const makeNumberWebhooks = (account: CarrierAccount): NumberWebhooks => {
  const { company } = account.dialect;
  const owned = async (number: E164, signal: AbortSignal): Promise<AccountNumber> => {
    const found = await lookUp(account, number, signal);
    if (found === undefined) {
      throw notInAccount(company);
    }
    return found;
  };
  return {
    settings: async (number, signal) => {
      const found = await lookUp(account, number, signal);
      return found === undefined ? 'not-ours' : refuseAnothers(await account.ours(), found).settings;
    },

    take: async (number, signal) => {
      const ours = await account.ours();
      const found = await owned(number, signal);
      const taken = await changeNumber(account, refuseAnothers(ours, found), ours.imported(found), signal);
      if (ours.originOf(taken) !== 'imported' || ours.isAstray(taken)) {
        throw unclear(company);
      }
    },

    restore: (number, former, signal) => restoreNumber(account, number, former, signal),

    point: async (number, signal) => {
      const ours = await account.ours();
      const found = await owned(number, signal);
      if (ours.originOf(found) === undefined) {
        throw notOurs(company);
      }
      const pointed = await changeNumber(account, found, ours.pointed(found), signal);
      if (ours.isAstray(pointed)) {
        throw unclear(company);
      }
    },
  };
};

const restoreNumber = async (
  account: CarrierAccount,
  number: E164,
  former: FormerSettings,
  signal: AbortSignal,
): Promise<'restored' | 'was-gone'> => {
  const ours = await account.ours();
  const found = await lookUp(account, number, signal);
  if (found === undefined) {
    return 'was-gone';
  }
  const changes = differences(found, former);
  if (Object.keys(changes).length === 0) {
    return 'restored';
  }
  if (ours.originOf(found) !== undefined) {
    await changeNumber(account, found, changes, signal);
    return 'restored';
  }
  if (ours.isAstray(found)) {
    // Somebody has given it other work since: nothing of ours is on it any more.
    return 'restored';
  }
  throw notOurs(account.dialect.company);
};

const refuseAnothers = (ours: OurSettings, found: AccountNumber): AccountNumber => {
  if (ours.isAnothers(found)) {
    throw new Problem(
      'carrier-refused',
      'The number belongs to another installation of Callmask in the same account. Release it there first.',
    );
  }
  return found;
};

/** The settings that are not as they were. What was empty is emptied. */
const differences = (number: AccountNumber, former: FormerSettings): Fields => {
  const settings: Fields = number.settings;
  return Object.fromEntries(
    Object.entries(former).filter(
      ([name, value]) => Object.hasOwn(settings, name) && settings[name] !== value,
    ),
  );
};
