import type { WebhookKey } from '../carriers/carrier.ts';
import type { E164 } from '../phone/e164.ts';
import type { Mask, ReleasedMask } from './mask.ts';

export interface RouteQuery {
  readonly masks: readonly E164[];
  readonly keyDigest: string;
}

export interface RouteFound {
  /** Those of the masks that the table knows, in the order of the query. */
  readonly masks: readonly (Mask | ReleasedMask)[];
  readonly webhookKey: WebhookKey | undefined;
}

/** Reads all that a call needs, strongly consistent. Throws rather than answer with a part of it. */
export type ReadRoute = (query: RouteQuery) => Promise<RouteFound>;
