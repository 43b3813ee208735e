import { CALL_PROTOCOLS } from '../../lib/carriers/protocols.ts';
import { makeIds } from '../../lib/ids.ts';
import { makeChangeMask } from '../../lib/masks/change-mask.ts';
import { makeClockAndLog } from '../wiring/clock-and-log.ts';
import { masksPerNumber } from '../wiring/config.ts';
import { readEnvironment } from '../wiring/environment.ts';
import { openStore } from '../wiring/open-store.ts';
import { parseMaskableIn } from '../wiring/parse-maskable.ts';
import { changeMaskHandler } from './handler.ts';

const environment = readEnvironment();
const clockAndLog = makeClockAndLog(environment);

export const handler = changeMaskHandler({
  ...clockAndLog,
  changeMask: makeChangeMask({
    ...clockAndLog,
    store: openStore(environment),
    ids: makeIds(),
    masksPerNumber: masksPerNumber(environment),
    capabilitiesOf: (carrier) => CALL_PROTOCOLS[carrier].capabilities,
  }),
  parseMaskable: parseMaskableIn(environment),
});
