import { isReference, makeReference, readReference } from '../../../lib/carriers/kit/reference.ts';
import type { FormerSettings, NumberWebhooks } from '../../../lib/carriers/supplier.ts';
import { Problem } from '../../../lib/errors/problem.ts';
import type { E164 } from '../../../lib/phone/e164.ts';
import type { ExampleAccount } from './account.ts';
import type { AccountNumber, NumberSettings } from './account-numbers.ts';
import { changeNumber, findNumber } from './account-numbers.ts';
import { unmanaged } from './release.ts';

/** How numbers that are in the account already come to us, and go back. */
export const makeNumberWebhooks = (account: ExampleAccount): NumberWebhooks => {
  const { send, urls, installation } = account;
  const isManaged = async ({ label }: AccountNumber): Promise<boolean> =>
    readReference(label, await installation()) !== undefined;
  return {
    settings: async (number, signal) => {
      const found = await findNumber(send, number, signal);
      return found === undefined ? 'not-in-account' : settingsOf(found);
    },
    take: async (number, signal) => {
      const found = await inAccount(account, number, signal);
      if (isReference(found.label) && !(await isManaged(found))) {
        throw ofAnotherInstallation();
      }
      const label = makeReference('imported', await installation(), number);
      await changeNumber(send, number, { label, ...urls }, signal);
    },
    restore: async (number, former, signal) => {
      const found = await findNumber(send, number, signal);
      if (found === undefined) {
        return 'was-gone';
      }
      // Without our reference it has been restored already, and somebody may have changed it since.
      if (await isManaged(found)) {
        await changeNumber(send, number, formerOf(former), signal);
      }
      return 'restored';
    },
    point: async (number, signal) => {
      if (!(await isManaged(await inAccount(account, number, signal)))) {
        throw unmanaged();
      }
      await changeNumber(send, number, urls, signal);
    },
  };
};

const inAccount = async (
  { send }: ExampleAccount,
  number: E164,
  signal: AbortSignal,
): Promise<AccountNumber> => {
  const found = await findNumber(send, number, signal);
  if (found === undefined) {
    throw new Problem('carrier-refused', 'The number is not in the account at Example.');
  }
  return found;
};

const ofAnotherInstallation = (): Problem =>
  new Problem(
    'carrier-refused',
    'The number belongs to another installation of Callmask in the same account. Release it there first.',
  );

const settingsOf = ({ label, voiceUrl, fallbackUrl }: AccountNumber): FormerSettings => ({
  label,
  voiceUrl,
  fallbackUrl,
});

const formerOf = ({ label = '', voiceUrl = '', fallbackUrl = '' }: FormerSettings): NumberSettings => ({
  label,
  voiceUrl,
  fallbackUrl,
});
