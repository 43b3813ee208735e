import type { LiveCall } from '../calls/live-call.ts';
import type { CallDialect } from '../dialect.ts';
import type { TwilioStyleSettings } from '../settings.ts';
import type { AskApplication } from '../webhooks/ask-application.ts';
import type { Fields } from '../webhooks/webhook-request.ts';
import type { XmlElement } from './xml.ts';

/** Where the next document is, and what the application is told when it is asked for it. */
export interface Link {
  /** Absolute, or relative to the document that it stands in. */
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly fields?: Fields;
}

/** Somebody for whom documents are run: the caller, or the called party before the two are connected. */
export interface Party {
  readonly isCaller: boolean;
  /** For sentences. */
  readonly who: string;
  /** What webhooks tell of this leg. */
  readonly fields: () => Fields;
  /** What they press, asked once more; nothing if nothing is left. */
  readonly press: () => string | undefined;
  /** The carrier has to speak to them. */
  readonly answer: () => void;
  /** Where a document is to be had when the one that was meant cannot be. */
  readonly fallback?: Link;
}

/** How the documents for a party ended: by themselves, by a hang-up, or because there were none. */
export type Ended = 'failed' | 'over' | 'through';

export interface CallTools {
  readonly ask: AskApplication;
  readonly dialect: CallDialect;
  readonly settings: () => Pick<TwilioStyleSettings, 'declinedDialStatus'>;
  readonly randomId: () => string;
  /** Whether an account owns a number, or has proven to own it. */
  readonly mayShow: (accountSid: string, number: string) => boolean;
}

/** What a verb sees of the world. */
export interface Scene {
  readonly call: LiveCall;
  readonly party: Party;
  readonly tools: CallTools;
  readonly documentUrl: string;
  /** Runs the documents that begin there, for somebody else. */
  readonly perform: (link: Link, party: Party) => Promise<Ended>;
}

/** What became of a verb: whether the document goes on, or another one is next, or nothing is. */
export type VerbOutcome = { readonly kind: 'go'; readonly link: Link } | { readonly kind: 'next' | 'over' };

export type Verb = (element: XmlElement, scene: Scene) => Promise<VerbOutcome> | VerbOutcome;

export const NEXT: VerbOutcome = { kind: 'next' };
export const OVER: VerbOutcome = { kind: 'over' };
