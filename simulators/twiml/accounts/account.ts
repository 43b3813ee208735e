import type { NumberFields } from './incoming-number.ts';

/** A customer of the carrier, as far as the simulator knows them. */
export interface CarrierAccount {
  readonly sid: string;
  /** Any of these may use the REST API on the account's behalf. */
  readonly logins: readonly { readonly username: string; readonly password: string }[];
  /** What signs the webhooks that the account gets. */
  readonly signingKey: string;
  /** What it owns before anything is bought: the business of somebody else. */
  readonly former: readonly FormerNumber[];
}

export interface FormerNumber {
  readonly number: string;
  readonly fields: NumberFields;
}
