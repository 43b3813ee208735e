import type { E164 } from '../phone/e164.ts';

/** Where a mask should look as if it came from: the area of a number, or the whole of its country. */
export interface Near {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Without `+`: `1`, `44`. */
  readonly callingCode: string;
  /** Only where numbers are sold by area: the United States, Canada and their neighbours under `1`. */
  readonly areaCode?: string;
}

/** A number that is on our account at the carrier. */
export interface Owned {
  readonly number: E164;
  /** It bears our reference, or it belongs to the application that only Callmask uses. */
  readonly isManaged: boolean;
  /** Managed, and in the account before Callmask was. It is released only on request. */
  readonly isImported?: true;
  /** Managed, but its calls do not come to us. */
  readonly isAstray?: true;
}

/** Where numbers come from: slow, paid for, behind credentials. Every call ends when its signal does. */
export interface NumberSupplier {
  /**
   * Numbers on offer. Empty: no stock there, or the carrier keeps no list.
   * @throws Problem `regulatory-requirement` where a country sells numbers only with an address or a document
   */
  candidates(near: Near, signal: AbortSignal): Promise<readonly E164[]>;
  /**
   * Buys exactly this number. Idempotent: repeating it buys no second one. `pending`: the carrier may deliver it later.
   * Order again or look it up to learn the outcome.
   * @throws Problem `regulatory-requirement` where an address or a document is missing
   */
  order(number: E164, signal: AbortSignal): Promise<'bought' | 'pending' | 'taken'>;
  /**
   * Buys any number there and returns it. Not idempotent: each call may buy another. Left out where the carrier sells
   * only the numbers that it lists.
   */
  orderNear?(near: Near, signal: AbortSignal): Promise<E164 | 'no-stock'>;
  find(number: E164, signal: AbortSignal): Promise<Owned | 'not-in-account' | 'pending'>;
  /** Every number of the account, managed or not. */
  owned(signal: AbortSignal): Promise<readonly Owned[]>;
  /**
   * Releases a managed number. `was-gone`: it is not in the account, by two separate look-ups. `later`: the carrier does
   * not take it back yet; ask again.
   */
  release(number: E164, signal: AbortSignal): Promise<'later' | 'released' | 'was-gone'>;
  /** Resolves if the credentials work. @throws Problem as the other calls do */
  check(signal: AbortSignal): Promise<void>;
  /** Left out where the carrier cannot say of a single number where its calls go. */
  readonly webhooks?: NumberWebhooks;
}

/** A supplier that can choose a number by itself, because its carrier may sell numbers that it does not list. */
export type ChoosingSupplier = NumberSupplier & Required<Pick<NumberSupplier, 'orderNear'>>;

/**
 * The settings that a number had before it was imported, under the carrier's names. Only its supplier reads them. They are
 * free text that may name a person: an erasure empties those that do. An empty setting is cleared when it is restored.
 */
export type FormerSettings = Readonly<Record<string, string>>;

/** Imports a number that the account already has, and undoes the import. */
export interface NumberWebhooks {
  settings(number: E164, signal: AbortSignal): Promise<FormerSettings | 'not-in-account'>;
  /** Sends the number's calls to us and puts our reference for imported numbers on it. Idempotent. */
  take(number: E164, signal: AbortSignal): Promise<void>;
  /** Puts the former settings back. Idempotent. */
  restore(number: E164, former: FormerSettings, signal: AbortSignal): Promise<'restored' | 'was-gone'>;
  /** Sends the calls of a managed number to us again, and changes nothing else. */
  point(number: E164, signal: AbortSignal): Promise<void>;
}
