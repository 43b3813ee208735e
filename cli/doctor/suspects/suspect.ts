import type { SigningSecret, WebhookRequest } from '../../../lib/carriers/protocol.ts';
import type { CapturedRequest } from '../captured-request.ts';

/** What a signature is checked against. */
export interface Case {
  readonly request: WebhookRequest;
  readonly secret: SigningSecret;
}

/** What is known beside that, and where else the right thing may be found. */
export interface Known {
  readonly captured: CapturedRequest;
  /** Where the stack believes to be, without a slash at the end. */
  readonly publicUrl: string;
  /** What is in the secret that buys numbers. */
  readonly apiSecret: Readonly<Record<string, string>>;
}

/** A case as it would be without one mistake. */
export interface Variant extends Case {
  /** A sentence that names the mistake. No number, no secret and no query is in it. */
  readonly mistake: string;
  readonly remedy: string;
}

/** One kind of mistake. */
export interface Suspect {
  /** As it is listed among what was tried. */
  readonly name: string;
  readonly variants: (given: Case, known: Known) => readonly Variant[];
}

/** The same case with another request. */
export const asked = (
  { request, secret }: Case,
  changes: Partial<WebhookRequest>,
  mistake: string,
  remedy: string,
): Variant => ({ request: { ...request, ...changes }, secret, mistake, remedy });
