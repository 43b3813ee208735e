import { renderCreated } from '../../lib/api/render-created.ts';
import { pause } from '../../lib/async/pause.ts';
import { connectTable } from '../../lib/aws/table.ts';
import { nowMs, nowSeconds } from '../../lib/clock.ts';
import { makeIds } from '../../lib/ids.ts';
import { makeLog } from '../../lib/log/log.ts';
import { makeCreateMask } from '../../lib/numbers/buying/create-mask.ts';
import { shuffle } from '../../lib/numbers/buying/shuffle.ts';
import { parseAllowList } from '../../lib/phone/allow-list.ts';
import { makeParseMaskable } from '../../lib/phone/parse-maskable.ts';
import { makeDynamodbMaskStore } from '../../lib/table/mask-store.ts';
import { CARRIER_BUDGET_MS } from '../wiring/carrier-budget.ts';
import {
  logConfig,
  maskableNumbers,
  masksPerDay,
  masksPerNumber,
  requestRetentionHours,
  tableName,
  tombstoneDays,
} from '../wiring/config.ts';
import { connectCarriers } from '../wiring/connect-carriers.ts';
import { createMaskHandler } from './handler.ts';

const ids = makeIds();
const log = makeLog({ ...logConfig(process.env), nowMs });

const table = connectTable({ name: tableName(process.env) });
const connections = connectCarriers(process.env, table);

const createMask = makeCreateMask({
  store: makeDynamodbMaskStore(table),
  connections,
  ids,
  nowSeconds,
  renderCreated,
  tombstoneDays: tombstoneDays(process.env),
  requestRetentionHours: requestRetentionHours(process.env),
  masksPerNumber: masksPerNumber(process.env),
  masksPerDay: masksPerDay(process.env),
  shuffle: shuffle(Math.random),
  pause,
  notice: (outcome) => log.write(outcome),
  deadline: () => AbortSignal.timeout(CARRIER_BUDGET_MS),
});

export const handler = createMaskHandler({
  createMask,
  connections,
  makeIdempotencyKey: ids.idempotencyKey,
  parseMaskable: makeParseMaskable(parseAllowList(maskableNumbers(process.env))),
  log,
  nowMs,
});
