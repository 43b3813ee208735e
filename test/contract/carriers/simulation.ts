import type { SignedProtocol, WebhookAnswer } from '../../../lib/carriers/protocol.ts';
import type { NumberSupplier } from '../../../lib/carriers/supplier.ts';
import type { Fetch } from '../../../lib/http/outbound.ts';
import type { E164 } from '../../../lib/phone/e164.ts';

/** Where the simulated carriers are, in process: nobody listens there. */
export const ORIGIN = 'https://carrier.example';
export const PUBLIC_URL = 'https://mask.example.com';
export const FALLBACK_URL = 'https://fallback.example.com/sorry.xml';
/** Of the stack that a test is about, and of another one in the same account. */
export const INSTALLATION = '0123456789abcdef';
export const OTHER_INSTALLATION = 'fedcba9876543210';
/** The key in the voice URL of a carrier that signs nothing. */
export const WEBHOOK_KEY = 'a-key-of-enough-characters';

export interface Settings {
  readonly now: () => Date;
  /** Numbers that the account had before us. */
  readonly foreign: readonly E164[];
  /** What answers the carrier's calls. */
  readonly application: typeof fetch;
}

export interface SupplierParts {
  readonly fetch: Fetch;
  readonly installation?: string;
  readonly credentials?: 'ours' | 'wrong';
}

export interface VoiceUrls {
  readonly voiceUrl: string;
  readonly fallbackUrl?: string;
}

/** One carrier on this machine, with one account, and the adapter that is deployed. */
export interface Simulation {
  readonly handle: (request: Request) => Promise<Response>;
  readonly supplier: (parts: SupplierParts) => NumberSupplier;
  /** The numbers that are paid for, each with all that the carrier keeps of it as text. */
  readonly numbers: () => ReadonlyMap<string, string>;
  /** Whose reference, or which application, stands on a number. */
  readonly markOf: (number: E164) => string;
  readonly voiceOf: (number: E164) => VoiceUrls | undefined;
  /** What a search is answered when it offers these, of which only some can be called. Left out: it does not say. */
  readonly offer?: (numbers: readonly { readonly number: E164; readonly voice: boolean }[]) => unknown;
  /** Sends the calls of a number elsewhere, as somebody may by hand. Left out: no number says where its calls go. */
  readonly misdirect?: (number: E164) => Promise<void>;
  /** From now on a number is sold only to who has shown an address. */
  readonly papersNeeded?: Readonly<Record<string, unknown>>;
  /** Nothing of this may be seen in an answer, an error or the log. */
  readonly credentials: readonly string[];
}

/** What a carrier may be like, beside how it is at first: settings of its simulator, by a name. */
export type Variants = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface CarrierKit {
  readonly begin: (settings: Settings) => Simulation;
  readonly variants: Variants;
  /** Callers, as the simulator knows them, who show no number. */
  readonly namelessCallers: readonly string[];
  /** What the function that answers calls checks signatures with. Left out: nothing is signed. */
  readonly signingSecret?: string;
  /** How many numbers one page of a list holds. Left out: it has no pages. */
  readonly pageSize?: number;
  /** What lib would otherwise say of the carrier. Left out: it is one of lib's. */
  readonly unregistered?: UnregisteredCarrier;
}

/** A carrier that only tests know. */
export interface UnregisteredCarrier {
  readonly protocol: SignedProtocol;
  /** The document, in the carrier's format, that the fallback URL answers with. */
  readonly sayingDocument: (sentence: string) => WebhookAnswer;
}

/** JSON in which the order of the fields says nothing. */
export const recordOf = (value: object): string => {
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return JSON.stringify(Object.fromEntries(fields.sort(([one], [other]) => (one < other ? -1 : 1))));
};
