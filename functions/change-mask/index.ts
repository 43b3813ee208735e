import { connectTable } from '../../lib/aws/table.ts';
import { CALL_PROTOCOLS } from '../../lib/carriers/protocols.ts';
import { nowMs, nowSeconds } from '../../lib/clock.ts';
import { makeIds } from '../../lib/ids.ts';
import { makeLog } from '../../lib/log/log.ts';
import { makeChangeMask } from '../../lib/masks/change-mask.ts';
import { parseAllowList } from '../../lib/phone/allow-list.ts';
import { makeParseMaskable } from '../../lib/phone/parse-maskable.ts';
import { makeDynamodbStore } from '../../lib/table/store.ts';
import { logConfig, maskableNumbers, masksPerNumber, tableName } from '../wiring/config.ts';
import { changeMaskHandler } from './handler.ts';

const store = makeDynamodbStore(connectTable({ name: tableName(process.env) }));

export const handler = changeMaskHandler({
  changeMask: makeChangeMask({
    store,
    ids: makeIds(),
    nowSeconds,
    masksPerNumber: masksPerNumber(process.env),
    capabilitiesOf: (carrier) => CALL_PROTOCOLS[carrier].capabilities,
  }),
  parseMaskable: makeParseMaskable(parseAllowList(maskableNumbers(process.env))),
  log: makeLog({ ...logConfig(process.env), nowMs }),
  nowMs,
  nowSeconds,
});
