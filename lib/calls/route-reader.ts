import type { ConnectionName } from '../carriers/connection.ts';
import type { WebhookKey } from '../carriers/protocol.ts';
import type { Call } from './carrier-event.ts';
import type { Route } from './route.ts';

export interface RouteQuery {
  /** `undefined`: only the key is looked up. */
  readonly call: Call | undefined;
  /** The connection that the call came in by: only its masks count. `undefined`: the one that the key is for. */
  readonly connection: ConnectionName | undefined;
  /** `undefined`: the carrier is proven already. */
  readonly keyDigest: string | undefined;
}

export interface RouteFound {
  readonly route: Route;
  readonly webhookKey: WebhookKey | undefined;
}

/** Reads all that a call needs, strongly consistent and at once. Throws rather than answer with a part of it. */
export type ReadRoute = (query: RouteQuery) => Promise<RouteFound>;
