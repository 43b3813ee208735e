import { Problem } from '../../../errors/problem.ts';
import { asList, asText } from '../../../json.ts';
import type { E164 } from '../../../phone/e164.ts';
import { isReference, makeReference, readReference } from '../../kit/reference.ts';
import type { FormerSettings, NumberWebhooks } from '../../supplier.ts';
import type { TelnyxAccount } from '../account.ts';
import { unclear } from '../rest/answers.ts';
import type { AccountNumber } from './account-number.ts';
import { changeNumber } from './change-number.ts';
import { notManaged } from './release.ts';

/** Points the numbers of the account to us, and back to where they were. The application of a number says where its calls go. */
export const makeNumberWebhooks = (account: TelnyxAccount): NumberWebhooks => {
  const { application, client, installation, numbers } = account;

  const owned = async (number: E164, signal: AbortSignal): Promise<AccountNumber> => {
    const found = await numbers.find(number, signal);
    if (found === undefined) {
      throw new Problem('carrier-refused', 'The number is not in the account at Telnyx.');
    }
    return found;
  };

  const isManaged = async ({ reference }: AccountNumber): Promise<boolean> =>
    readReference(reference, await installation()) !== undefined;

  const refuseOtherInstallations = async (found: AccountNumber): Promise<AccountNumber> => {
    if (isReference(found.reference) && !(await isManaged(found))) {
      throw new Problem(
        'carrier-refused',
        'The number belongs to another installation of Callmask in the same account. Release it there first.',
      );
    }
    return found;
  };

  return {
    settings: async (number, signal) => {
      const found = await numbers.find(number, signal);
      return found === undefined ? 'not-in-account' : settingsOf(await refuseOtherInstallations(found));
    },

    take: async (number, signal) => {
      const found = await owned(number, signal);
      await refuseOtherInstallations(found);
      const connectionId = await client.applicationId();
      if (!(await application.isPointed(signal))) {
        await refuseShared(account, connectionId, signal);
      }
      await application.point(signal);
      const reference = makeReference('imported', await installation(), number);
      await changeNumber(account, found, { connectionId, reference }, signal);
    },

    restore: async (number, former, signal) => {
      const found = await numbers.find(number, signal);
      if (found === undefined) {
        const all = await numbers.all(signal);
        return all.some((one) => one.number === number) ? unclear() : 'was-gone';
      }
      // Without our reference it was restored already. Later changes are not ours to undo.
      if (await isManaged(found)) {
        await changeNumber(account, found, formerOf(former), signal);
      }
      return 'restored';
    },

    point: async (number, signal) => {
      const found = await owned(number, signal);
      if (!(await isManaged(found))) {
        throw notManaged();
      }
      await application.point(signal);
      await changeNumber(account, found, { connectionId: await client.applicationId() }, signal);
    },
  };
};

/** Refuses to point an application that other numbers use: their calls would come to us, and the old address would be lost. */
const refuseShared = async (
  { numbers }: TelnyxAccount,
  connectionId: string,
  signal: AbortSignal,
): Promise<void> => {
  const onIt = (await numbers.all(signal)).filter((one) => one.connectionId === connectionId);
  const origins = await numbers.originsOf(onIt, signal);
  if (origins.includes(undefined)) {
    throw new Problem(
      'carrier-refused',
      'The TeXML application of our secret answers calls for others. Make one for Callmask alone, and put its id into the secret.',
    );
  }
};

const settingsOf = ({ connectionId, reference, tags }: AccountNumber): FormerSettings => ({
  connectionId,
  reference,
  tags: JSON.stringify(tags),
});

/** An empty former value clears the setting. */
const formerOf = ({ connectionId = '', reference = '', tags = '[]' }: FormerSettings) => ({
  connectionId,
  reference,
  tags: asList(JSON.parse(tags)).flatMap((tag) => asText(tag) ?? []),
});
