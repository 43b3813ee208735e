import type { E164 } from '../../phone/e164.ts';
import type { VoiceUrls } from '../connect-supplier.ts';
import type { NumberOrigin } from '../kit/reference.ts';
import type { NumberSupplier, Owned } from '../supplier.ts';
import type { TelnyxAccount } from './account.ts';
import { makeApplication } from './application.ts';
import type { AccountNumber } from './numbers/account-number.ts';
import { findCandidates } from './numbers/candidates.ts';
import type { NumbersOptions } from './numbers/numbers.ts';
import { makeNumbers } from './numbers/numbers.ts';
import { releaseNumber } from './numbers/release.ts';
import { makeNumberWebhooks } from './numbers/update-webhooks.ts';
import { finishDelivery, orderNumber } from './orders/order.ts';
import type { TelnyxClient } from './rest/client.ts';

export interface TelnyxSupplierOptions extends NumbersOptions {
  readonly client: TelnyxClient;
  readonly voice: VoiceUrls;
}

/** Supplies numbers from Telnyx's API. */
export const makeTelnyxSupplier = ({ voice, ...options }: TelnyxSupplierOptions): NumberSupplier => {
  const { client, installation } = options;
  const application = makeApplication(client, voice);
  const account: TelnyxAccount = { client, installation, application, numbers: makeNumbers(options) };
  return {
    candidates: (near, signal) => findCandidates(client, near, signal),

    order: (number, signal) => orderNumber(account, number, signal),

    find: (number, signal) => findNumber(account, number, signal),

    owned: async (signal) => {
      const all = await account.numbers.all(signal);
      const once = [...new Map(all.map((one) => [one.number, one])).values()];
      const origins = await account.numbers.originsOf(once, signal);
      const isAnyManaged = origins.some((origin) => origin !== undefined);
      const isPointed = isAnyManaged && (await application.isPointed(signal));
      const applicationId = await client.applicationId();
      return once.map((found, index) =>
        describe(found, origins[index], !isPointed || found.connectionId !== applicationId),
      );
    },

    release: (number, signal) => releaseNumber(account, number, signal),

    check: (signal) => application.check(signal),

    webhooks: makeNumberWebhooks(account),
  };
};

const findNumber = async (
  account: TelnyxAccount,
  number: E164,
  signal: AbortSignal,
): Promise<Owned | 'not-in-account' | 'pending'> => {
  const state = await account.numbers.stateOf(number, signal);
  switch (state.kind) {
    case 'managed':
      if (state.found.reference === '') {
        // Only its order proves that it is managed, so the reference is put on the number too. It is not read again after
        // that: the list may lag behind.
        await finishDelivery(account, state, signal);
        return describe(state.found, state.origin, !(await account.application.isPointed(signal)));
      }
      return describe(state.found, state.origin, await isAstray(account, state.found, signal));
    case 'unmanaged':
      return { number, isManaged: false };
    case 'pending':
      return 'pending';
    default:
      return 'not-in-account';
  }
};

const isAstray = async (
  { application, client }: TelnyxAccount,
  { connectionId }: AccountNumber,
  signal: AbortSignal,
): Promise<boolean> =>
  connectionId !== (await client.applicationId()) || !(await application.isPointed(signal));

const describe = ({ number }: AccountNumber, origin: NumberOrigin | undefined, isLost: boolean): Owned =>
  origin === undefined
    ? { number, isManaged: false }
    : {
        number,
        isManaged: true,
        ...(origin === 'imported' && { isImported: true }),
        ...(isLost && { isAstray: true }),
      };
