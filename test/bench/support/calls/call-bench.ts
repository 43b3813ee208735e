import type { Key } from '../../../../lib/table/keys.ts';
import { ENVIRONMENT } from '../../../support/functions/environment.ts';
import { CALLER } from '../../../support/numbers/masks.ts';
import type { Bundles } from '../make-bundles.ts';
import { makeBundles } from '../make-bundles.ts';
import { fillTable, inventedMask } from '../table/fill-table.ts';
import { recordKeys } from '../table/recorded-keys.ts';
import { makeBenchTable, startDatabase } from '../table/start-database.ts';
import type { Shape } from './call-events.ts';
import { callEvent, SHAPES } from './call-events.ts';

/** The same call to the same mask, again and again: what a child needs to run it beside the bare client. */
export interface CallJob extends Bundles {
  readonly table: string;
  readonly event: ReturnType<typeof callEvent>;
  readonly keys: readonly Key[];
}

export interface CallBench {
  readonly shapes: readonly Shape[];
  readonly env: Readonly<Record<string, string>>;
  readonly jobFor: (shape: Shape) => Promise<CallJob>;
  readonly stop: () => Promise<void>;
}

/** One caller may call one mask so often: the calls are counted as in life, and none is refused. */
export const UNREACHED = {
  CALLS_PER_MINUTE_PER_MASK: '1000000000',
  CALLS_PER_MINUTE_PER_CALLER: '1000000000',
};

/** A table with one live mask, and the function's bundle and environment. */
export const startCallBench = async (): Promise<CallBench> => {
  const database = await startDatabase();
  const table = await makeBenchTable(database.endpoint);
  await fillTable(table, 1);
  const env = {
    ...ENVIRONMENT,
    ...UNREACHED,
    AWS_ENDPOINT_URL_DYNAMODB: database.endpoint,
    TABLE_NAME: table.name,
  };
  const bundles = makeBundles();
  return {
    env,
    shapes: Object.keys(SHAPES) as Shape[],
    jobFor: async (shape) => {
      const event = callEvent(shape, CALLER, inventedMask(0));
      return { ...bundles, table: table.name, event, keys: await recordKeys(bundles.transfer, env, event) };
    },
    stop: async () => {
      await table.stop();
      await database.stop();
    },
  };
};
