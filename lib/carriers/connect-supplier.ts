import type { Fetch } from '../http/outbound.ts';
import type { NumberSupplier } from './supplier.ts';

/** Where the calls of managed numbers go. */
export interface VoiceUrls {
  /** Where the carrier asks what to do with a call. */
  readonly voiceUrl: string;
  /** Where the carrier asks when the voice URL does not answer. */
  readonly fallbackUrl: string;
}

/** What a connection's supplier is made from. */
export interface SupplierParts {
  readonly fetch: Fetch;
  /** Of the carrier's API. Left out: the carrier's own. */
  readonly baseUrl?: string;
  /** Reads the secret that buys numbers. It is cached; `fresh` reads it again. */
  readonly readSecret: <T>(parse: (secret: string) => T) => (fresh?: 'fresh') => Promise<T>;
  /** @throws Error with a message for the deployer if the stack has not been told */
  readonly voiceUrls: () => VoiceUrls;
  /** The random name of the table. Numbers whose reference names it are managed by this stack. */
  readonly installation: () => Promise<string>;
  readonly nowMs: () => number;
}

export type ConnectSupplier = (parts: SupplierParts) => NumberSupplier;
