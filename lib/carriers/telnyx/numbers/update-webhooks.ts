import { Problem } from '../../../errors/problem.ts';
import { asList, asText } from '../../../json.ts';
import type { E164 } from '../../../phone/e164.ts';
import { isReference, makeReference, readReference } from '../../kit/reference.ts';
import type { FormerSettings, NumberWebhooks } from '../../supplier.ts';
import type { TelnyxAccount } from '../account.ts';
import { unclear } from '../rest/answers.ts';
import type { AccountNumber } from './account-number.ts';
import { changeNumber } from './change-number.ts';
import { notOurs } from './release.ts';

/** How numbers of the account come to us and go back. Their calls go where the application of a number says. */
export const makeNumberWebhooks = (account: TelnyxAccount): NumberWebhooks => {
  const { application, client, installation, numbers } = account;

  const owned = async (number: E164, signal: AbortSignal): Promise<AccountNumber> => {
    const found = await numbers.find(number, signal);
    if (found === undefined) {
      throw new Problem('carrier-refused', 'The number is not in the account at Telnyx.');
    }
    return found;
  };

  const isOurs = async ({ reference }: AccountNumber): Promise<boolean> =>
    readReference(reference, await installation()) !== undefined;

  const refuseAnothers = async (found: AccountNumber): Promise<AccountNumber> => {
    if (isReference(found.reference) && !(await isOurs(found))) {
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
      return found === undefined ? 'not-ours' : settingsOf(await refuseAnothers(found));
    },

    take: async (number, signal) => {
      const found = await owned(number, signal);
      await refuseAnothers(found);
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
      // Without our reference it has been restored already, and whoever has changed it since is right.
      if (await isOurs(found)) {
        await changeNumber(account, found, formerOf(former), signal);
      }
      return 'restored';
    },

    point: async (number, signal) => {
      const found = await owned(number, signal);
      if (!(await isOurs(found))) {
        throw notOurs();
      }
      await application.point(signal);
      await changeNumber(account, found, { connectionId: await client.applicationId() }, signal);
    },
  };
};

/** Pointed to us, an application takes the calls of all its numbers along, and nothing says where they went before. */
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

/** What was empty is emptied. */
const formerOf = ({ connectionId = '', reference = '', tags = '[]' }: FormerSettings) => ({
  connectionId,
  reference,
  tags: asList(JSON.parse(tags)).flatMap((tag) => asText(tag) ?? []),
});
