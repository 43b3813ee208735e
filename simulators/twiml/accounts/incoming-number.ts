/** What an account may set on a number of its own, by the name of the form field, and what answers call it. */
export const NUMBER_FIELDS = {
  FriendlyName: 'friendly_name',
  VoiceUrl: 'voice_url',
  VoiceMethod: 'voice_method',
  VoiceFallbackUrl: 'voice_fallback_url',
  VoiceFallbackMethod: 'voice_fallback_method',
  VoiceApplicationSid: 'voice_application_sid',
  StatusCallback: 'status_callback',
  StatusCallbackMethod: 'status_callback_method',
  SmsUrl: 'sms_url',
  SmsMethod: 'sms_method',
  SmsFallbackUrl: 'sms_fallback_url',
  SmsFallbackMethod: 'sms_fallback_method',
  SmsApplicationSid: 'sms_application_sid',
  TrunkSid: 'trunk_sid',
  AddressSid: 'address_sid',
  BundleSid: 'bundle_sid',
  IdentitySid: 'identity_sid',
} as const;

export type NumberField = keyof typeof NUMBER_FIELDS;

/** Those that are set. */
export type NumberFields = Readonly<Partial<Record<NumberField, string>>>;

/** A number that an account owns, in plain JSON. */
export interface IncomingNumber {
  readonly sid: string;
  readonly accountSid: string;
  readonly number: string;
  readonly fields: NumberFields;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** How a field that holds a method stands while nobody has set it. */
export const methodOf = (fields: NumberFields, field: NumberField): 'GET' | 'POST' =>
  fields[field] === 'GET' ? 'GET' : 'POST';
