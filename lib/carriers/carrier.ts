import type { CarrierEvent } from '../calls/carrier-event.ts';
import type { Decision } from '../calls/decision.ts';
import type { AnswerMode, ShownCaller } from '../calls/route.ts';
import type { E164 } from '../phone/e164.ts';
import type { ConnectionName } from './connection.ts';
import type { ProofKind } from './description.ts';

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

/** What a carrier sends us, as it came in. */
export interface WebhookRequest {
  /** In upper case. */
  readonly method: string;
  /**
   * The address as the carrier asked for it: our public URL, our path without what a gateway puts before it, and the query
   * as it was written. Without the public URL where the stack needs none.
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
  /** When the key stops to be good. Left out: until somebody rotates it. */
  readonly endsAtSeconds?: number;
}

export interface KeyEvidence {
  /** What came under the key; `undefined` when it could not be read. */
  readonly event: CarrierEvent | undefined;
  /** It came to an address with a ticket, which nobody else can make. */
  readonly isBound: boolean;
  readonly webhookKey: WebhookKey | undefined;
  readonly nowSeconds: number;
}

/** What a carrier's signatures are checked with. */
export interface SigningSecret {
  /** The only account whose events are ours. Left out: the key belongs to one account alone. */
  readonly account?: string;
  /** The newest first: while a key is replaced, both are good. */
  readonly keys: readonly [string, ...(readonly string[])];
}

export interface SignatureEvidence {
  readonly request: WebhookRequest;
  readonly secret: SigningSecret;
  readonly nowSeconds: number;
}

/** Addresses of ours that a document may send the carrier to. */
export interface Links {
  /** Where the carrier reports what becomes of the call; `event` comes back in the query. */
  readonly after: (event: string) => string;
}

/** From least to most, both included. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** STIR/SHAKEN: how sure the network is that whoever calls may show the number. A: of caller and number. */
export type Attestation = 'A' | 'B' | 'C';

/** What a carrier can do in a call. What it cannot is refused when a mask is made, not when somebody calls it. */
export interface Capabilities {
  /** What the person called may be shown; the first unless a mask says otherwise. */
  readonly callerIds: readonly ShownCaller[];
  /** By what is shown. Left out: not known, or no such thing. */
  readonly attestation: Readonly<Partial<Record<ShownCaller, Attestation>>>;
  /** How long a call may be told to last. Left out: the carrier cannot be told. */
  readonly limitSeconds?: Bounds;
  /** How long it may be told to ring. */
  readonly ringSeconds: Bounds;
  readonly answers: readonly AnswerMode[];
  /** How many calls a second a new account may have. Left out: as many as come. */
  readonly callsPerSecond?: number;
}

export type Verdict = 'genuine' | 'not-ours';

/** How a carrier talks during a call: pure, instant, no network. */
interface Conversation {
  /** @throws Problem `request-invalid` for what the carrier would never send. */
  read(request: WebhookRequest): CarrierEvent;
  write(decision: Decision, links: Links): WebhookAnswer;
  /** A sentence and a clean hang-up, whatever broke on our side. Needs nothing and cannot throw. */
  fallback(): WebhookAnswer;
  readonly capabilities: Capabilities;
}

interface ProvenBy<Kind extends ProofKind, Evidence> {
  readonly provenBy: Kind;
  authenticate(evidence: Evidence): Verdict;
}

/** Of a carrier that signs nothing: only it and we know the key in the path. */
export interface KeyedProtocol extends Conversation, ProvenBy<'key', KeyEvidence> {}

/** Of a carrier that signs what it sends. */
export interface SignedProtocol extends Conversation, ProvenBy<'signature', SignatureEvidence> {
  /** @throws Error that names what is missing, and quotes nothing of the secret */
  parseSigningSecret(text: string): SigningSecret;
}

export type CallProtocol = KeyedProtocol | SignedProtocol;
