import { Problem } from '../../../errors/problem.ts';
import type { E164 } from '../../../phone/e164.ts';
import type { FormerSettings, NumberWebhooks } from '../../supplier.ts';
import type { AccountNumber } from './account-number.ts';
import type { CarrierAccount, ManagedSettings } from './carrier-account.ts';
import type { Fields } from './client.ts';
import { changeNumber, lookUp } from './list-numbers.ts';
import { notInAccount, notManaged, unclear } from './refusal.ts';

/** Points the numbers of an account to us, and back to where they were. */
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
      return found === undefined
        ? 'not-in-account'
        : refuseOtherInstallations(await account.settings(), found).settings;
    },

    take: async (number, signal) => {
      const settings = await account.settings();
      const found = await owned(number, signal);
      const taken = await changeNumber(
        account,
        refuseOtherInstallations(settings, found),
        settings.imported(found),
        signal,
      );
      if (settings.originOf(taken) !== 'imported' || settings.isAstray(taken)) {
        throw unclear(company);
      }
    },

    restore: (number, former, signal) => restoreNumber(account, number, former, signal),

    point: async (number, signal) => {
      const settings = await account.settings();
      const found = await owned(number, signal);
      if (settings.originOf(found) === undefined) {
        throw notManaged(company);
      }
      const pointed = await changeNumber(account, found, settings.pointed(found), signal);
      if (settings.isAstray(pointed)) {
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
  const settings = await account.settings();
  const found = await lookUp(account, number, signal);
  if (found === undefined) {
    return 'was-gone';
  }
  const changes = differences(found, former);
  if (Object.keys(changes).length === 0) {
    return 'restored';
  }
  if (settings.originOf(found) !== undefined) {
    await changeNumber(account, found, changes, signal);
    return 'restored';
  }
  if (settings.isAstray(found)) {
    // It has neither our reference nor our addresses: it was put to another use since.
    return 'restored';
  }
  throw notManaged(account.dialect.company);
};

const refuseOtherInstallations = (settings: ManagedSettings, found: AccountNumber): AccountNumber => {
  if (settings.isOfAnotherInstallation(found)) {
    throw new Problem(
      'carrier-refused',
      'The number belongs to another installation of Callmask in the same account. Release it there first.',
    );
  }
  return found;
};

/** The settings that differ from the former ones. An empty former value clears the setting. */
const differences = (number: AccountNumber, former: FormerSettings): Fields => {
  const settings: Fields = number.settings;
  return Object.fromEntries(
    Object.entries(former).filter(
      ([name, value]) => Object.hasOwn(settings, name) && settings[name] !== value,
    ),
  );
};
