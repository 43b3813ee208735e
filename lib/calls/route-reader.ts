import type { WebhookKey } from '../carriers/carrier.ts';
import type { Block, BlockedCaller } from '../masks/block.ts';
import type { Mask } from '../masks/mask.ts';
import type { ReleasedNumber } from '../numbers/owned-number.ts';
import type { E164 } from '../phone/e164.ts';

export interface RouteQuery {
  readonly masks: readonly E164[];
  /** Who calls one of them: all names under which the caller may be blocked. */
  readonly callers: readonly BlockedCaller[];
  /** Left out where no key has to be looked up: the carrier has proven itself before. */
  readonly keyDigest?: string;
}

export interface RouteFound {
  /** Those of the masks that the table knows, in the order of the query. */
  readonly masks: readonly (Mask | ReleasedNumber)[];
  /** What those masks have against the caller. */
  readonly blocks: readonly Block[];
  /** Those of the masks that are somebody's hidden number as well. */
  readonly hidden: readonly E164[];
  /** Those of the callers' numbers that are masks themselves. */
  readonly callingMasks: readonly (Mask | ReleasedNumber)[];
  readonly webhookKey: WebhookKey | undefined;
}

/** Reads all that a call needs, strongly consistent. Throws rather than answer with a part of it. */
export type ReadRoute = (query: RouteQuery) => Promise<RouteFound>;
