import type { CarrierMessage } from '../calls/call.ts';
import type { Decision } from '../calls/decision.ts';
import type { ConnectionName } from '../masks/mask.ts';
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
  /** Whether it hangs on the application that is ours alone, or somewhere else in the account. */
  readonly isOurs: boolean;
}

/** Where numbers come from: slow, paid for, behind credentials. Every call ends when its signal does. */
export interface NumberSupplier {
  /** Numbers on offer. Empty: no stock there, or the carrier keeps no list. */
  candidates(near: Near, signal: AbortSignal): Promise<readonly E164[]>;
  /** Buys exactly this number. Safe to repeat: the number is ours once, however often it is asked for. */
  order(number: E164, signal: AbortSignal): Promise<'bought' | 'taken'>;
  /** Buys some number there and learns which. Not safe to repeat: each call may buy another. */
  orderNear(near: Near, signal: AbortSignal): Promise<E164 | 'no-stock'>;
  find(number: E164, signal: AbortSignal): Promise<Owned | 'not-ours'>;
  owned(signal: AbortSignal): Promise<readonly Owned[]>;
  /** `was-gone`: the carrier does not have it on our account, looked up twice over. */
  release(number: E164, signal: AbortSignal): Promise<'released' | 'was-gone'>;
}

/** What a carrier sends us, as it came in. */
export interface WebhookRequest {
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

export interface Evidence {
  readonly request: WebhookRequest;
  /** What was read from the request; `undefined` when it could not be read. */
  readonly message: CarrierMessage | undefined;
  /** It came to the address of a call that we answered, which nobody else can make. */
  readonly isBound: boolean;
  readonly webhookKey: WebhookKey | undefined;
  readonly nowSeconds: number;
}

/** Addresses of ours that a document may send the carrier to. */
export interface Links {
  /** Where the carrier reports what became of the call; `event` comes back in the query. */
  readonly after: (event: string) => string;
}

/** How a carrier talks during a call: pure, instant, no network. */
export interface CallProtocol {
  /** @throws Problem `request-invalid` for what the carrier would never send. */
  read(request: WebhookRequest): CarrierMessage;
  authenticate(evidence: Evidence): 'genuine' | 'not-ours';
  write(decision: Decision, links: Links): WebhookAnswer;
  /** A sentence and a clean hang-up, whatever broke on our side. Needs nothing and cannot throw. */
  apologise(): WebhookAnswer;
}
