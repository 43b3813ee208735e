import type { E164 } from '../../../phone/e164.ts';
import type { NumberOrigin } from '../../kit/reference.ts';
import { isReference, makeReference, readReference } from '../../kit/reference.ts';
import type { AccountNumber, Setting } from './account-number.ts';
import type { Fields, SendToAccount } from './client.ts';
import type { RestDialect } from './dialect.ts';

/** What every use of an account needs. */
export interface CarrierAccount {
  readonly send: SendToAccount;
  readonly dialect: RestDialect;
  readonly ours: () => Promise<OurSettings>;
}

export const NUMBERS = '/IncomingPhoneNumbers.json';

export const pathOf = (sid: string): string => `/IncomingPhoneNumbers/${sid}.json`;

export interface OurSettingsOptions {
  readonly voiceUrl: string;
  readonly fallbackUrl: string;
  /** The random name of our table. */
  readonly installation: string;
}

/** How a number of ours is set at the carrier, and how we know it. */
export interface OurSettings {
  readonly originOf: (number: AccountNumber) => NumberOrigin | undefined;
  /** Another installation of Callmask in the same account has it. */
  readonly isAnothers: (number: AccountNumber) => boolean;
  /** Its calls do not come to us, or to the fallback document when we do not answer. */
  readonly isAstray: (number: AccountNumber) => boolean;
  /** What a purchase sets. */
  readonly bought: (number: E164) => Fields;
  /** What sends the calls of a number that has been in the account to us, and whatever sent them elsewhere away. */
  readonly pointed: (number: AccountNumber) => Fields;
  /** The same, with our reference; its former owner no longer hears of calls. */
  readonly imported: (number: AccountNumber) => Fields;
}

/** While one of these is set, the carrier ignores the URLs. */
const OVERRIDES = ['VoiceApplicationSid', 'TrunkSid'] as const satisfies readonly Setting[];

export const makeOurSettings = ({ voiceUrl, fallbackUrl, installation }: OurSettingsOptions): OurSettings => {
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
    isAnothers: (number) => originOf(number) === undefined && isReference(number.settings.FriendlyName),
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

/** Only what is set is emptied: at Twilio, setting a trunk, be it to nothing, also takes away the application. */
const cleared = ({ settings }: AccountNumber, names: readonly Setting[]): Fields =>
  Object.fromEntries(names.filter((name) => settings[name] !== '').map((name) => [name, '']));
