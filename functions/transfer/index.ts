import { connectTable } from '../../lib/aws/table.ts';
import { makeLimitCall } from '../../lib/calls/call-limits.ts';
import { elapsedMs, nowSeconds } from '../../lib/clock.ts';
import { makeDynamodbCallCounter } from '../../lib/table/calls/call-counter.ts';
import { makeDynamodbRouteReader } from '../../lib/table/calls/route-reader.ts';
import { makeClockAndLog } from '../wiring/clock-and-log.ts';
import { callLimitSeconds, callRates, tableName } from '../wiring/config.ts';
import { readEnvironment } from '../wiring/environment.ts';
import { makeAnswerCalls } from './answer-calls.ts';
import { callHandler } from './call-handler.ts';
import { makeFallback } from './fallback.ts';

/** Short, because a caller waits. Reads are hedged and have time limits of their own. */
const TIMEOUT_MS = 600;

const environment = readEnvironment();

/** Answers the carrier of a ringing call with the document that says where the call goes. */
export const handler = callHandler({
  prepare: () => {
    const table = connectTable({ name: tableName(environment), timeoutMs: TIMEOUT_MS, maxAttempts: 1 });
    const countCall = makeDynamodbCallCounter(table);
    return makeAnswerCalls({
      environment,
      elapsedMs,
      nowSeconds,
      readRoute: makeDynamodbRouteReader({ table, elapsedMs }),
      limitCall: makeLimitCall({ rates: callRates(environment), countCall, nowSeconds }),
      limitSeconds: callLimitSeconds(environment),
    });
  },
  fallback: makeFallback(environment),
  ...makeClockAndLog(environment),
});
