import type { CarrierEvent } from '../calls/carrier-event.ts';
import type { Decision } from '../calls/decision.ts';
import type { Capabilities } from './capabilities.ts';
import type { ConnectionName } from './connection.ts';
import type { ProofKind } from './description.ts';

/** What a carrier sends us, as it came in. */
export interface WebhookRequest {
  /** In upper case. */
  readonly method: string;
  /**
   * The address as the carrier sees it: the public URL, our path without a gateway's prefix, and the query as it was
   * written. Without the public URL for a carrier that is proven by a key.
   */
  readonly url: string;
  /** The named parts of the path, as in `functions/routes.ts`. */
  readonly parameters: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

export interface WebhookAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** What the table knows about the key in a webhook's path. */
export interface WebhookKey {
  readonly connection: ConnectionName;
  /** The only account whose calls the key lets in. Left out: any account (for the simulator). */
  readonly account?: string;
  /** When the key expires. Left out: not before it is rotated. */
  readonly endsAtSeconds?: number;
}

export interface KeyEvidence {
  /** The event that came with the key; `undefined` if it could not be read. */
  readonly event: CarrierEvent | undefined;
  /** It came to an address with a valid ticket, and only we can make tickets. */
  readonly isBound: boolean;
  readonly webhookKey: WebhookKey | undefined;
  readonly nowSeconds: number;
}

/** What a carrier's signatures are checked with. */
export interface SigningSecret {
  /** The only account whose events are ours. Left out: the key belongs to one account alone. */
  readonly account?: string;
  /** The newest first. While a key is being replaced, both are valid. */
  readonly keys: readonly [string, ...(readonly string[])];
}

export interface SignatureEvidence {
  readonly request: WebhookRequest;
  readonly secret: SigningSecret;
  readonly nowSeconds: number;
}

/** Addresses of ours that a document may send the carrier to. */
export interface Links {
  /** Where the carrier reports what happens next in the call; `event` comes back in the query. */
  readonly after: (event: string) => string;
}

export type Verdict = 'genuine' | 'not-ours';

/** A carrier's side of the call flow: pure, instant, no network. */
interface Conversation {
  /** @throws Problem `request-invalid` for what the carrier would never send. */
  read(request: WebhookRequest): CarrierEvent;
  write(decision: Decision, links: Links): WebhookAnswer;
  /** The fallback message and a clean hang-up, for any failure on our side. Cannot throw. */
  fallback(): WebhookAnswer;
  readonly capabilities: Capabilities;
}

interface ProvenBy<Kind extends ProofKind, Evidence> {
  readonly provenBy: Kind;
  authenticate(evidence: Evidence): Verdict;
}

/** For a carrier that signs nothing. A secret key in the path proves it. */
export interface KeyedProtocol extends Conversation, ProvenBy<'key', KeyEvidence> {}

/** For a carrier that signs its requests. */
export interface SignedProtocol extends Conversation, ProvenBy<'signature', SignatureEvidence> {
  /** @throws Error that names what is missing, and quotes nothing of the secret */
  parseSigningSecret(text: string): SigningSecret;
}

export type CallProtocol = KeyedProtocol | SignedProtocol;
