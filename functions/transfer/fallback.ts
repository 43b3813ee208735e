import type { Connection } from '../../lib/carriers/connection.ts';
import type { WebhookAnswer, WebhookRequest } from '../../lib/carriers/protocol.ts';
import { fallbackAt } from '../../lib/carriers/protocols.ts';
import type { Environment } from '../wiring/config.ts';
import { connections } from '../wiring/config.ts';

/** Says the fallback message in the format of the connection that the path names. Never throws. */
export const makeFallback =
  (environment: Environment) =>
  (parameters: WebhookRequest['parameters']): WebhookAnswer =>
    fallbackAt(parameters, connectionsOf(environment));

/** A broken configuration has no connections. */
const connectionsOf = (environment: Environment): readonly Connection[] => {
  try {
    return connections(environment);
  } catch {
    return [];
  }
};
