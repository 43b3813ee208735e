import { makeIds } from '../../lib/ids.ts';
import { makeBlockCaller } from '../../lib/masks/blocks.ts';
import { makeClockAndLog } from '../wiring/clock-and-log.ts';
import { readEnvironment } from '../wiring/environment.ts';
import { openStore } from '../wiring/open-store.ts';
import { blockCallerHandler } from './handler.ts';

const environment = readEnvironment();
const clockAndLog = makeClockAndLog(environment);

export const handler = blockCallerHandler({
  ...clockAndLog,
  blockCaller: makeBlockCaller({ ...clockAndLog, store: openStore(environment), ids: makeIds() }),
});
