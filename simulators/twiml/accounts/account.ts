import type { NumberFields } from './incoming-number.ts';

/** An account at the carrier. */
export interface CarrierAccount {
  readonly sid: string;
  /** Credentials for the REST API; each of them works. */
  readonly logins: readonly { readonly username: string; readonly password: string }[];
  /** The key that signs the account's webhooks. */
  readonly signingKey: string;
  /** The numbers that it owns at the start. */
  readonly firstNumbers: readonly FirstNumber[];
}

export interface FirstNumber {
  readonly number: string;
  readonly fields: NumberFields;
}
