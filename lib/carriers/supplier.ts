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
  /** Whether it is proven ours: by our reference on it, or because it hangs on the application that is ours alone. */
  readonly isOurs: boolean;
  /** Ours, and it was in the account before we came: never given up unless somebody says so. */
  readonly isImported?: true;
  /** Ours, and its calls do not come to us. */
  readonly isAstray?: true;
}

/** Where numbers come from: slow, paid for, behind credentials. Every call ends when its signal does. */
export interface NumberSupplier {
  /**
   * Numbers on offer. Empty: no stock there, or the carrier keeps no list.
   * @throws Problem `regulatory-requirement` where a country has numbers only for who shows an address or a document
   */
  candidates(near: Near, signal: AbortSignal): Promise<readonly E164[]>;
  /**
   * Buys exactly this number. Safe to repeat: the number is ours once, however often it is asked for. `pending`: the
   * carrier delivers it later, or not; asked again, or looked up, it says which.
   * @throws Problem `regulatory-requirement` where an address or a document is missing
   */
  order(number: E164, signal: AbortSignal): Promise<'bought' | 'pending' | 'taken'>;
  /**
   * Buys some number there and learns which. Not safe to repeat: each call may buy another. Left out where the carrier
   * sells what it lists and nothing else.
   */
  orderNear?(near: Near, signal: AbortSignal): Promise<E164 | 'no-stock'>;
  find(number: E164, signal: AbortSignal): Promise<Owned | 'not-ours' | 'pending'>;
  owned(signal: AbortSignal): Promise<readonly Owned[]>;
  /**
   * Releases a number that is proven ours. `was-gone`: the carrier does not have it on our account, looked up twice
   * over. `later`: the carrier does not take it back yet; ask again.
   */
  release(number: E164, signal: AbortSignal): Promise<'later' | 'released' | 'was-gone'>;
  /** Whether the credentials work. @throws Problem as the other calls do */
  check(signal: AbortSignal): Promise<void>;
  /** Left out where the carrier's numbers do not say one by one where their calls go. */
  readonly webhooks?: NumberWebhooks;
}

/** A supplier that can be asked to choose a number, because its carrier may sell what it does not list. */
export type ChoosingSupplier = NumberSupplier & Required<Pick<NumberSupplier, 'orderNear'>>;

/** How a number was set before it was ours, in the carrier's own words. Opaque to all but its supplier. */
export type FormerSettings = Readonly<Record<string, string>>;

/** How a number that is in the account already comes to us, and goes back to what it did before. */
export interface NumberWebhooks {
  settings(number: E164, signal: AbortSignal): Promise<FormerSettings | 'not-ours'>;
  /** Sends the number's calls to us and puts our reference for imported numbers on it. Safe to repeat. */
  take(number: E164, signal: AbortSignal): Promise<void>;
  /** Sets the number as it was. Safe to repeat. */
  restore(number: E164, former: FormerSettings, signal: AbortSignal): Promise<'restored' | 'was-gone'>;
  /** Sends the calls of a number that is proven ours to us again, and leaves all else as it is. */
  point(number: E164, signal: AbortSignal): Promise<void>;
}
