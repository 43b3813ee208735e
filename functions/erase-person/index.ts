import { makeErasePerson } from '../../lib/people/erase-person.ts';
import { makeClockAndLog } from '../wiring/clock-and-log.ts';
import { connectNumbers } from '../wiring/connect-numbers.ts';
import { readEnvironment } from '../wiring/environment.ts';
import { erasePersonHandler } from './handler.ts';

const environment = readEnvironment();

export const handler = erasePersonHandler({
  ...makeClockAndLog(environment),
  erase: makeErasePerson(connectNumbers(environment)),
});
