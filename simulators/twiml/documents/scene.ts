import type { LiveCall } from '../calls/live-call.ts';
import type { CallDialect } from '../dialect.ts';
import type { TwilioStyleSettings } from '../settings.ts';
import type { AskApplication } from '../webhooks/ask-application.ts';
import type { Fields } from '../webhooks/webhook-request.ts';
import type { XmlElement } from './xml.ts';

/** Where the next document is, and the fields of the request for it. */
export interface Link {
  /** Absolute, or relative to the document that it stands in. */
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly fields?: Fields;
}

/** A person for whom documents run: the caller, or the called party before the bridge. */
export interface Party {
  readonly isCaller: boolean;
  /** How sentences name them. */
  readonly who: string;
  /** The webhook fields of this leg. */
  readonly fields: () => Fields;
  /** The keys that they press at the next question; `undefined` when none are left. */
  readonly press: () => string | undefined;
  /** Answers the call, because the carrier is about to speak to them. */
  readonly answer: () => void;
  /** Where to ask when a document fails. */
  readonly fallback?: Link;
}

/** How the documents of a party ended: after the last verb, by a hang-up, or because one failed. */
export type Ended = 'failed' | 'over' | 'through';

export interface CallTools {
  readonly ask: AskApplication;
  readonly dialect: CallDialect;
  readonly settings: () => Pick<TwilioStyleSettings, 'declinedDialStatus'>;
  readonly randomId: () => string;
  /** Whether an account owns a number or has verified it. */
  readonly mayShow: (accountSid: string, number: string) => boolean;
}

/** Everything that a verb works with. */
export interface Scene {
  readonly call: LiveCall;
  readonly party: Party;
  readonly tools: CallTools;
  readonly documentUrl: string;
  /** Runs the documents of a link for another party. */
  readonly perform: (link: Link, party: Party) => Promise<Ended>;
}

/** What follows a verb: another document, the next verb, or nothing. */
export type VerbOutcome = { readonly kind: 'go'; readonly link: Link } | { readonly kind: 'next' | 'over' };

export type Verb = (element: XmlElement, scene: Scene) => Promise<VerbOutcome> | VerbOutcome;

export const NEXT: VerbOutcome = { kind: 'next' };
export const OVER: VerbOutcome = { kind: 'over' };
