import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { maskToRow } from '../../../../lib/table/rows.ts';
import { addKey } from '../../../../lib/table/webhook-keys.ts';
import type { BundledFunction } from '../../../support/bundles/bundled.ts';
import { bundle, startBundled } from '../../../support/bundles/bundled.ts';
import { KEY } from '../../../support/calls/call-world.ts';
import { CONTEXT, makeEvent } from '../../../support/calls/events.ts';
import { makeSession } from '../../../support/calls/tropo-events.ts';
import { ENVIRONMENT } from '../../../support/functions/environment.ts';
import { e164 } from '../../../support/numbers/masks.ts';
import { ownedMask } from '../../../support/numbers/owned-masks.ts';
import type { FaultProxy } from '../../../support/table/fault-proxy.ts';
import { startFaultProxy } from '../../../support/table/fault-proxy.ts';
import { makeBenchFolder } from '../bench-folder.ts';
import { makeBenchTable, startDatabase } from '../table/start-database.ts';
import type { Trouble } from './troubles.ts';
import { COUNTED, PLAIN } from './troubles.ts';

/** What calls got, in the order in which they came. */
export interface Answered {
  readonly kind: 'fallback-played' | 'connected';
  readonly afterMs: number;
}

export interface Calls {
  readonly answers: readonly Answered[];
  /** How many requests came to the table. */
  readonly requests: number;
}

export interface CallsOptions {
  /** How many come at once, and how often. */
  readonly atOnce: number;
  readonly times: number;
}

export interface FaultyCalls {
  readonly run: (trouble: Trouble, options: CallsOptions) => Promise<Calls>;
  readonly stop: () => Promise<void>;
}

/** The stack's own limits are off: here thousands call one mask. */
const UNLIMITED = { CALLS_PER_MINUTE_PER_MASK: '0', CALLS_PER_MINUTE_PER_CALLER: '0' };

/** The bundle of the transfer function, before a table to which the way can fail. */
export const startFaultyCalls = async (): Promise<FaultyCalls> => {
  const path = bundle('transfer', makeBenchFolder());
  const { endpoint, stop } = await startDatabase();
  const table = await makeBenchTable(endpoint);
  await addKey(table, KEY, { connection: 'tropo' });
  const counted = ownedMask({ mask: e164(`+1${COUNTED}`), callsPerMinute: 1_000_000 });
  for (const mask of [ownedMask(), counted]) {
    await table.client.send(new PutCommand({ TableName: table.name, Item: maskToRow(mask) }));
  }
  return {
    run: async (trouble, options) => {
      const proxy = await startFaultProxy({ endpoint });
      const env = { ...ENVIRONMENT, ...UNLIMITED, TABLE_NAME: table.name };
      const child = await startBundled(path, { ...env, AWS_ENDPOINT_URL_DYNAMODB: proxy.endpoint });
      try {
        await burst(child, trouble, options.atOnce);
        const before = proxy.requests.length;
        const answers = await answersUnder(trouble, options, child, proxy);
        return { answers, requests: proxy.requests.length - before };
      } finally {
        await child.stop('SIGKILL');
        await proxy.stop();
      }
    },
    stop: async () => {
      await table.stop();
      await stop();
    },
  };
};

const answersUnder = async (
  trouble: Trouble,
  { atOnce, times }: CallsOptions,
  child: BundledFunction,
  proxy: FaultProxy,
): Promise<readonly Answered[]> => {
  const answers: Answered[] = [];
  for (let time = 0; time < times; time += 1) {
    trouble.begin(proxy, atOnce);
    const end = trouble.lastsMs === undefined ? undefined : setTimeout(proxy.heal, trouble.lastsMs);
    answers.push(...(await burst(child, trouble, atOnce)));
    clearTimeout(end);
    proxy.heal();
  }
  return answers;
};

const burst = (
  child: BundledFunction,
  { dialled = PLAIN }: Trouble,
  atOnce: number,
): Promise<readonly Answered[]> => Promise.all(Array.from({ length: atOnce }, () => call(child, dialled)));

const call = async ({ handler }: BundledFunction, digits: string): Promise<Answered> => {
  const event = makeEvent({
    method: 'POST',
    path: '/transfer/{key}',
    parameters: { key: KEY },
    body: makeSession({ to: { id: digits, channel: 'VOICE' } }),
  });
  const startedMs = performance.now();
  const { body = '' } = await handler(event, CONTEXT);
  const afterMs = performance.now() - startedMs;
  const [first] = JSON.parse(body).tropo;
  return { kind: 'transfer' in first ? 'connected' : 'fallback-played', afterMs };
};
