import { createRequire } from 'node:module';
import type { LambdaHandler } from '../../../../local/server/bridge.ts';
import { CONTEXT } from '../../../support/calls/events.ts';
import type { makeBareClient } from '../table/bare-client.ts';
import type { CallJob } from './call-bench.ts';

const require = createRequire(import.meta.url);

interface BareBundle {
  readonly makeBareClient: typeof makeBareClient;
}

/** In a child: the whole function, and what the bare client takes for the same rows. @throws Error unless calls connect */
export const callSubjects = async ({ transfer, bareBatch, bareGet, table, event, keys }: CallJob) => {
  const { handler } = require(transfer) as { readonly handler: LambdaHandler };
  const [one, other] = [require(bareBatch) as BareBundle, require(bareGet) as BareBundle];
  const { batch } = one.makeBareClient(table);
  const { get } = other.makeBareClient(table);
  const [first] = keys;
  const answer = await handler(event, CONTEXT);
  if (first === undefined || !answer.body?.includes('"transfer"')) {
    throw new Error(`The call is not connected: ${answer.body}`);
  }
  return { handler: () => handler(event, CONTEXT), batch: () => batch(keys), get: () => get(first) };
};
