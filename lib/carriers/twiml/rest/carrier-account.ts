import type { SendToAccount } from './client.ts';
import type { RestDialect } from './dialect.ts';
import type { OurSettings } from './our-settings.ts';

/** What every use of an account needs. */
export interface CarrierAccount {
  readonly send: SendToAccount;
  readonly dialect: RestDialect;
  readonly ours: () => Promise<OurSettings>;
}

export const NUMBERS = '/IncomingPhoneNumbers.json';

export const pathOf = (sid: string): string => `/IncomingPhoneNumbers/${sid}.json`;
