import { makeReleaseMask } from '../../lib/masks/release-mask.ts';
import { makeClockAndLog } from '../wiring/clock-and-log.ts';
import { connectNumbers } from '../wiring/connect-numbers.ts';
import { readEnvironment } from '../wiring/environment.ts';
import { releaseMaskHandler } from './handler.ts';

const environment = readEnvironment();

export const handler = releaseMaskHandler({
  ...makeClockAndLog(environment),
  releaseMask: makeReleaseMask(connectNumbers(environment)),
});
