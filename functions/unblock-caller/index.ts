import { unblockCaller } from '../../lib/masks/blocks.ts';
import { makeClockAndLog } from '../wiring/clock-and-log.ts';
import { readEnvironment } from '../wiring/environment.ts';
import { openStore } from '../wiring/open-store.ts';
import { unblockCallerHandler } from './handler.ts';

const environment = readEnvironment();
const store = openStore(environment);

export const handler = unblockCallerHandler({
  ...makeClockAndLog(environment),
  unblockCaller: (mask, caller) => unblockCaller(store, mask, caller),
});
