import { listBlocks } from '../../lib/masks/blocks.ts';
import { makeClockAndLog } from '../wiring/clock-and-log.ts';
import { readEnvironment } from '../wiring/environment.ts';
import { openStore } from '../wiring/open-store.ts';
import { listBlocksHandler } from './handler.ts';

const environment = readEnvironment();
const store = openStore(environment);

export const handler = listBlocksHandler({
  ...makeClockAndLog(environment),
  listBlocks: (mask) => listBlocks(store, mask),
});
