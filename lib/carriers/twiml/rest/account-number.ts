import { asRecord, asText } from '../../../json.ts';
import type { E164 } from '../../../phone/e164.ts';
import { toE164 } from '../../../phone/e164.ts';

/** A number of the account, as the carrier lists it. */
export interface AccountNumber {
  readonly number: E164;
  /** `PN…` at Twilio, a UUID at SignalWire. Safe in a path. */
  readonly sid: string;
  /** Its settings about calls, under their names in forms. `''`: not set. */
  readonly settings: Settings;
}

/** Names in forms and in answers: every setting that we write, or that would override one. Not those for texts (SMS). */
const SETTINGS = {
  FriendlyName: 'friendly_name',
  VoiceApplicationSid: 'voice_application_sid',
  TrunkSid: 'trunk_sid',
  VoiceUrl: 'voice_url',
  VoiceMethod: 'voice_method',
  VoiceFallbackUrl: 'voice_fallback_url',
  VoiceFallbackMethod: 'voice_fallback_method',
  StatusCallback: 'status_callback',
  StatusCallbackMethod: 'status_callback_method',
} as const;

export type Setting = keyof typeof SETTINGS;
export type Settings = Readonly<Record<Setting, string>>;

const SID = /^[A-Za-z0-9-]{1,64}$/;

/**
 * Reads a number of the account. `other`: not a telephone number, such as a short code. `undefined`: the answer does
 * not describe a number.
 */
export const readAccountNumber = (json: unknown): AccountNumber | 'other' | undefined => {
  const fields = asRecord(json) ?? {};
  const text = asText(fields['phone_number']);
  const sid = asText(fields['sid']) ?? '';
  if (text === undefined || !SID.test(sid)) {
    return undefined;
  }
  const number = toE164(text);
  return number === undefined ? 'other' : { number, sid, settings: settingsOf(fields) };
};

const settingsOf = (fields: Readonly<Record<string, unknown>>): Settings =>
  Object.fromEntries(
    Object.entries(SETTINGS).map(([name, key]) => [name, asText(fields[key]) || unsetOf(name)]),
  ) as Settings;

/** A method cannot be empty: the default is POST. */
const unsetOf = (name: string): string => (name.endsWith('Method') ? 'POST' : '');
