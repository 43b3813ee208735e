import { renderCreated } from '../../lib/api/views/created-view.ts';
import type { Pause } from '../../lib/async/pause.ts';
import { pause } from '../../lib/async/pause.ts';
import type { Table } from '../../lib/aws/table.ts';
import type { Connections } from '../../lib/carriers/connections.ts';
import { nowSeconds } from '../../lib/clock.ts';
import type { Ids } from '../../lib/ids.ts';
import { makeIds } from '../../lib/ids.ts';
import { makeAssignments } from '../../lib/masks/assignments.ts';
import type { Assignments } from '../../lib/numbers/assignments.ts';
import type { RenderCreated } from '../../lib/numbers/buying/stored-request.ts';
import type { Store } from '../../lib/table/store.ts';
import { makeDynamodbStore } from '../../lib/table/store.ts';
import { carrierDeadline } from './carrier-deadline.ts';
import type { Environment } from './config.ts';
import { tombstoneDays } from './config.ts';
import { connectCarriers } from './connect-carriers.ts';
import { openTable } from './open-table.ts';

/** What use cases need that buy, change or release numbers at the carriers. */
export interface ConnectedNumbers {
  readonly table: Table;
  readonly store: Store;
  readonly assignments: Assignments;
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
  const table = openTable(environment, 'withCarrier');
  const store = makeDynamodbStore(table);
  return {
    table,
    store,
    assignments: makeAssignments(store),
    connections: connectCarriers(environment, table),
    ids: makeIds(),
    nowSeconds,
    renderCreated,
    tombstoneDays: tombstoneDays(environment),
    pause,
    deadline: carrierDeadline,
  };
};
