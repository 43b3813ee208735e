import type { ConnectionName } from '../carriers/connection.ts';
import type { WebhookKey } from '../carriers/protocol.ts';
import type { Call } from './carrier-event.ts';
import type { Route } from './route.ts';

export interface RouteQuery {
  /** `undefined`: only the key is read. */
  readonly call: Call | undefined;
  /** The connection that the call came in by: only its masks count. `undefined`: the key's connection. */
  readonly connection: ConnectionName | undefined;
  /** `undefined`: there is no key to read. */
  readonly keyDigest: string | undefined;
}

export interface RouteFound {
  readonly route: Route;
  readonly webhookKey: WebhookKey | undefined;
}

/** Reads all that a call needs in one strongly consistent batch. Throws rather than return a part of it. */
export type ReadRoute = (query: RouteQuery) => Promise<RouteFound>;
