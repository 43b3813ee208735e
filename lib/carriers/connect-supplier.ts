import type { Fetch } from '../http/outbound.ts';
import type { NumberSupplier } from './supplier.ts';

/** Where the calls of our numbers go. */
export interface VoiceUrls {
  /** Where the carrier asks what to do with a call. */
  readonly voiceUrl: string;
  /** Where it asks when that does not answer. */
  readonly fallbackUrl: string;
}

/** What a connection's supplier is made from. */
export interface SupplierParts {
  readonly fetch: Fetch;
  /** Where the carrier's API is. Left out: where the carrier says. */
  readonly baseUrl?: string;
  /** Reads the secret that buys numbers: once, and again when it is asked for `fresh`. */
  readonly readSecret: <T>(parse: (secret: string) => T) => (fresh?: 'fresh') => Promise<T>;
  /** @throws Error in words where the stack has not been told */
  readonly voiceUrls: () => VoiceUrls;
  /** The random name of the table that holds our masks. In our references on numbers it proves that they are ours. */
  readonly installation: () => Promise<string>;
  readonly nowMs: () => number;
}

export type ConnectSupplier = (parts: SupplierParts) => NumberSupplier;
