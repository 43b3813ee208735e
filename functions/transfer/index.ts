import { connectTable } from '../../lib/aws/table.ts';
import { makeAnswerCall } from '../../lib/calls/answer-call.ts';
import { makeLimitCall } from '../../lib/calls/call-limits.ts';
import { CALL_PROTOCOLS } from '../../lib/carriers/calls.ts';
import { nowMs, nowSeconds } from '../../lib/clock.ts';
import { callLimitSeconds, callRates, logConfig, tableName } from '../../lib/config.ts';
import { callHandler } from '../../lib/http/call-handler.ts';
import { makeLog } from '../../lib/log/log.ts';
import { makeDynamodbCallCounter } from '../../lib/masks/dynamodb-call-counter.ts';
import { makeDynamodbRouteReader } from '../../lib/masks/dynamodb-route-reader.ts';

const protocol = CALL_PROTOCOLS.tropo;

/** A caller waits: what takes longer than this fails. Reads have times of their own, and repeat themselves. */
const TIMEOUT_MS = 600;

/** Answers the carrier, which holds a ringing caller, with the document that says where the call goes. */
export const handler = callHandler({
  prepare: () => {
    const table = connectTable({ name: tableName(process.env), timeoutMs: TIMEOUT_MS, maxAttempts: 1 });
    const countCall = makeDynamodbCallCounter(table);
    return makeAnswerCall({
      protocol,
      readRoute: makeDynamodbRouteReader({ table, nowMs }),
      limitCall: makeLimitCall({ rates: callRates(process.env), countCall, nowSeconds }),
      limitSeconds: callLimitSeconds(process.env),
      nowSeconds,
    });
  },
  apologise: protocol.apologise,
  log: makeLog({ ...logConfig(process.env), nowMs }),
  nowMs,
});
