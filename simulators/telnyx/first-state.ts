import type { OwnedNumber, TelnyxState, TexmlApplication } from './account.ts';
import { FOREIGN_APPLICATION_ID, TELNYX_CREDENTIALS } from './account.ts';

export interface VoiceUrls {
  readonly voiceUrl: string;
  readonly fallbackUrl: string;
}

export const texmlApplication = (id: string, friendlyName: string, urls: VoiceUrls): TexmlApplication => ({
  id,
  friendlyName,
  voiceUrl: urls.voiceUrl,
  voiceFallbackUrl: urls.fallbackUrl,
  voiceMethod: 'post',
  statusCallback: '',
  statusCallbackMethod: 'post',
});

const FOREIGN_URLS: VoiceUrls = { voiceUrl: 'https://shop.example.com/hotline', fallbackUrl: '' };

const BOUGHT_AT = '2020-03-02T09:00:00.000Z';

/** A number that has been delivered. */
export const activeNumber = (id: string, number: string, rest: Partial<OwnedNumber>): OwnedNumber => ({
  id,
  number,
  status: 'active',
  connectionId: null,
  customerReference: null,
  tags: [],
  isLocked: false,
  purchasedAt: BOUGHT_AT,
  ...rest,
});

/** Numbers that the account has for other purposes; a client must not change them. */
const FOREIGN_NUMBERS: readonly OwnedNumber[] = [
  activeNumber('2300000000000000001', '+12025550187', {
    connectionId: FOREIGN_APPLICATION_ID,
    customerReference: 'hotline',
    tags: ['shop'],
  }),
  activeNumber('2300000000000000002', '+12025550188', {}),
  activeNumber('2300000000000000003', '+12125550189', {
    connectionId: TELNYX_CREDENTIALS.applicationId,
    customerReference: 'callmask:0000000000000000:+12125550189',
  }),
];

/** The account before its first use. */
export const firstState = (urls: VoiceUrls): Omit<TelnyxState, 'stock'> => ({
  applications: [
    texmlApplication(TELNYX_CREDENTIALS.applicationId, 'callmask', urls),
    texmlApplication(FOREIGN_APPLICATION_ID, 'hotline', FOREIGN_URLS),
  ],
  numbers: FOREIGN_NUMBERS,
  orders: [],
  nextId: 0,
});
