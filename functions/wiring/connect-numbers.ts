import { renderCreated } from '../../lib/api/render-created.ts';
import type { Pause } from '../../lib/async/pause.ts';
import { pause } from '../../lib/async/pause.ts';
import type { Table } from '../../lib/aws/table.ts';
import { connectTable } from '../../lib/aws/table.ts';
import type { Connections } from '../../lib/carriers/connections.ts';
import { nowSeconds } from '../../lib/clock.ts';
import type { Ids } from '../../lib/ids.ts';
import { makeIds } from '../../lib/ids.ts';
import type { MaskStore } from '../../lib/masks/mask-store.ts';
import type { RenderCreated } from '../../lib/numbers/buying/stored-request.ts';
import { makeDynamodbMaskStore } from '../../lib/table/mask-store.ts';
import { carrierDeadline } from './carrier-deadline.ts';
import type { Environment } from './config.ts';
import { tableName, tombstoneDays } from './config.ts';
import { connectCarriers } from './connect-carriers.ts';

/** What every use case takes that buys, changes or releases numbers at the carriers. */
export interface ConnectedNumbers {
  readonly table: Table;
  readonly store: MaskStore;
  readonly connections: Connections;
  readonly ids: Ids;
  readonly nowSeconds: () => number;
  readonly renderCreated: RenderCreated;
  readonly tombstoneDays: number;
  readonly pause: Pause;
  readonly deadline: () => AbortSignal;
}

/** @throws Error that names the variable which is missing or wrong */
export const connectNumbers = (environment: Environment): ConnectedNumbers => {
  const table = connectTable({ name: tableName(environment) });
  return {
    table,
    store: makeDynamodbMaskStore(table),
    connections: connectCarriers(environment, table),
    ids: makeIds(),
    nowSeconds,
    renderCreated,
    tombstoneDays: tombstoneDays(environment),
    pause,
    deadline: carrierDeadline,
  };
};
