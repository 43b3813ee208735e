import { showMask } from '../../lib/masks/show-mask.ts';
import { makeClockAndLog } from '../wiring/clock-and-log.ts';
import { readEnvironment } from '../wiring/environment.ts';
import { openStore } from '../wiring/open-store.ts';
import { showMaskHandler } from './handler.ts';

const environment = readEnvironment();
const store = openStore(environment);

export const handler = showMaskHandler({
  ...makeClockAndLog(environment),
  showMask: (mask) => showMask(store, mask),
});
