import { makeErasePerson } from '../../lib/people/erase-person.ts';
import { makeClockAndLog } from '../wiring/clock-and-log.ts';
import { connectNumbers } from '../wiring/connect-numbers.ts';
import { connectionNotes } from '../wiring/connection-notes.ts';
import { readEnvironment } from '../wiring/environment.ts';
import { erasePersonHandler } from './handler.ts';

const environment = readEnvironment();
const numbers = connectNumbers(environment);

export const handler = erasePersonHandler({
  ...makeClockAndLog(environment),
  erase: makeErasePerson({ ...numbers, notes: connectionNotes(numbers.table, numbers.connections.all) }),
});
