import type { E164 } from '../../../phone/e164.ts';
import type { NumberOrigin } from '../../kit/reference.ts';
import { isReference, makeReference, readReference } from '../../kit/reference.ts';
import type { AccountNumber, Setting } from './account-number.ts';
import type { Fields, SendToAccount } from './client.ts';
import type { RestDialect } from './dialect.ts';

/** An account at a carrier, as every operation needs it. */
export interface CarrierAccount {
  readonly send: SendToAccount;
  readonly dialect: RestDialect;
  readonly settings: () => Promise<ManagedSettings>;
}

export const NUMBERS = '/IncomingPhoneNumbers.json';

export const pathOf = (sid: string): string => `/IncomingPhoneNumbers/${sid}.json`;

export interface ManagedSettingsOptions {
  readonly voiceUrl: string;
  readonly fallbackUrl: string;
  /** The random name of our table. */
  readonly installation: string;
}

/** How managed numbers are set at the carrier, and how they are recognised. */
export interface ManagedSettings {
  readonly originOf: (number: AccountNumber) => NumberOrigin | undefined;
  /** Whether another installation of Callmask in the same account manages it. */
  readonly isOfAnotherInstallation: (number: AccountNumber) => boolean;
  /** Whether its calls do not come to us, or not to the fallback document when we do not answer. */
  readonly isAstray: (number: AccountNumber) => boolean;
  /** The settings of a purchase. */
  readonly bought: (number: E164) => Fields;
  /** The settings that send a number's calls to us. They clear what would send them elsewhere. */
  readonly pointed: (number: AccountNumber) => Fields;
  /** The same with our reference, and without the former status callback. */
  readonly imported: (number: AccountNumber) => Fields;
}

/** While one of these is set, the carrier ignores the URLs. */
const OVERRIDES = ['VoiceApplicationSid', 'TrunkSid'] as const satisfies readonly Setting[];

export const makeManagedSettings = ({
  voiceUrl,
  fallbackUrl,
  installation,
}: ManagedSettingsOptions): ManagedSettings => {
  const urls = {
    VoiceUrl: voiceUrl,
    VoiceMethod: 'POST',
    VoiceFallbackUrl: fallbackUrl,
    VoiceFallbackMethod: 'GET',
  } as const satisfies Partial<Record<Setting, string>>;
  const pointed = (number: AccountNumber): Fields => ({ ...cleared(number, OVERRIDES), ...urls });
  const originOf = ({ settings }: AccountNumber) => readReference(settings.FriendlyName, installation);
  return {
    originOf,
    isOfAnotherInstallation: (number) =>
      originOf(number) === undefined && isReference(number.settings.FriendlyName),
    isAstray: ({ settings }) =>
      Object.entries(urls).some(([name, value]) => settings[name as Setting] !== value) ||
      OVERRIDES.some((name) => settings[name] !== ''),
    bought: (number) => ({ FriendlyName: makeReference('bought', installation, number), ...urls }),
    pointed,
    imported: (number) => ({
      FriendlyName: makeReference('imported', installation, number.number),
      ...cleared(number, ['StatusCallback']),
      ...pointed(number),
    }),
  };
};

/** Clears only what is set: at Twilio, even an empty trunk setting removes the application. */
const cleared = ({ settings }: AccountNumber, names: readonly Setting[]): Fields =>
  Object.fromEntries(names.filter((name) => settings[name] !== '').map((name) => [name, '']));
