import type { CarrierAccount } from '../twiml/accounts/account.ts';

/** The account of the local run. */
export const TWILIO_CREDENTIALS = {
  accountSid: 'ACca11ca11ca11ca11ca11ca11ca11ca11',
  apiKeySid: 'SKca11ca11ca11ca11ca11ca11ca11ca11',
  apiKeySecret: 'callmask-local-api-key-secret',
  authToken: 'callmask-local-auth-token',
} as const;

/** Another account, for tests that need two. */
export const OTHER_TWILIO_CREDENTIALS = {
  accountSid: 'AC07e507e507e507e507e507e507e507e5',
  apiKeySid: 'SK07e507e507e507e507e507e507e507e5',
  apiKeySecret: 'other-local-api-key-secret',
  authToken: 'other-local-auth-token',
} as const;

type Credentials = Readonly<Record<keyof typeof TWILIO_CREDENTIALS, string>>;

export const twilioAccount = (
  credentials: Credentials,
  firstNumbers: CarrierAccount['firstNumbers'],
): CarrierAccount => ({
  sid: credentials.accountSid,
  logins: [
    { username: credentials.apiKeySid, password: credentials.apiKeySecret },
    { username: credentials.accountSid, password: credentials.authToken },
  ],
  signingKey: credentials.authToken,
  firstNumbers,
});

export const TWILIO_ACCOUNTS: readonly CarrierAccount[] = [
  twilioAccount(TWILIO_CREDENTIALS, [
    {
      number: '+14155550190',
      fields: {
        FriendlyName: 'Support hotline',
        VoiceUrl: 'https://ivr.example.com/support',
        VoiceFallbackUrl: 'https://ivr.example.com/closed',
        StatusCallback: 'https://ivr.example.com/ended',
      },
    },
    {
      number: '+12125550191',
      fields: {
        FriendlyName: 'New York office',
        VoiceUrl: 'https://ivr.example.com/office',
        VoiceMethod: 'GET',
      },
    },
    { number: '+16285550192', fields: {} },
  ]),
  twilioAccount(OTHER_TWILIO_CREDENTIALS, [
    {
      number: '+13125550190',
      fields: { FriendlyName: 'Chicago branch', VoiceUrl: 'https://branch.example.com/voice' },
    },
  ]),
];
