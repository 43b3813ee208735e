import type { CarrierAccount } from '../twiml/accounts/account.ts';

/** The project of the local run. */
export const SIGNALWIRE_CREDENTIALS = {
  space: 'local',
  projectId: 'ca11ca11-ca11-4a11-8a11-ca11ca11ca11',
  apiToken: 'PTca11ca11ca11ca11ca11ca11ca11ca11ca11ca11ca11ca11',
  signingKey: 'PSK_callmask_local_signing_key',
} as const;

/** Another project, for tests that need two. */
export const OTHER_SIGNALWIRE_CREDENTIALS = {
  space: 'local',
  projectId: '07e507e5-07e5-47e5-87e5-07e507e507e5',
  apiToken: 'PT07e507e507e507e507e507e507e507e507e507e507e507e5',
  signingKey: 'PSK_other_local_signing_key',
} as const;

type Credentials = Readonly<Record<keyof typeof SIGNALWIRE_CREDENTIALS, string>>;

export const signalwireAccount = (
  credentials: Credentials,
  firstNumbers: CarrierAccount['firstNumbers'],
): CarrierAccount => ({
  sid: credentials.projectId,
  logins: [{ username: credentials.projectId, password: credentials.apiToken }],
  signingKey: credentials.signingKey,
  firstNumbers,
});

export const SIGNALWIRE_ACCOUNTS: readonly CarrierAccount[] = [
  signalwireAccount(SIGNALWIRE_CREDENTIALS, [
    {
      number: '+14155550193',
      fields: {
        FriendlyName: 'Order line',
        VoiceUrl: 'https://shop.example.com/orders',
        VoiceFallbackUrl: 'https://shop.example.com/closed',
      },
    },
    { number: '+12125550194', fields: { FriendlyName: 'Fax', VoiceUrl: 'https://shop.example.com/fax' } },
  ]),
  signalwireAccount(OTHER_SIGNALWIRE_CREDENTIALS, [
    {
      number: '+13125550193',
      fields: { FriendlyName: 'Chicago shop', VoiceUrl: 'https://chicago.example.com/voice' },
    },
  ]),
];
