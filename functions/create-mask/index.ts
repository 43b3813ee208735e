import { makeCreateMask } from '../../lib/masks/create-mask.ts';
import { shuffle } from '../../lib/numbers/buying/shuffle.ts';
import { makeClockAndLog } from '../wiring/clock-and-log.ts';
import { masksPerDay, masksPerNumber, requestRetentionHours } from '../wiring/config.ts';
import { connectNumbers } from '../wiring/connect-numbers.ts';
import { readEnvironment } from '../wiring/environment.ts';
import { parseMaskableIn } from '../wiring/parse-maskable.ts';
import { createMaskHandler } from './handler.ts';

const environment = readEnvironment();
const clockAndLog = makeClockAndLog(environment);
const numbers = connectNumbers(environment);

export const handler = createMaskHandler({
  ...clockAndLog,
  createMask: makeCreateMask({
    ...numbers,
    requestRetentionHours: requestRetentionHours(environment),
    masksPerNumber: masksPerNumber(environment),
    masksPerDay: masksPerDay(environment),
    shuffle: shuffle(Math.random),
    notice: (outcome) => clockAndLog.log.write(outcome),
  }),
  connections: numbers.connections,
  makeIdempotencyKey: numbers.ids.idempotencyKey,
  parseMaskable: parseMaskableIn(environment),
});
