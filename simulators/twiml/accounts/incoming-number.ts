/** The settings of an owned number: each form field, and its name in answers. */
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

/** The settings that have a value. */
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

/** The value of a method field; POST by default. */
export const methodOf = (fields: NumberFields, field: NumberField): 'GET' | 'POST' =>
  fields[field] === 'GET' ? 'GET' : 'POST';
