import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { makeAnswerCalls } from '../../../functions/transfer/answer-calls.ts';
import { callHandler } from '../../../functions/transfer/call-handler.ts';
import { makeFallback } from '../../../functions/transfer/fallback.ts';
import type { Environment } from '../../../functions/wiring/config.ts';
import type { Table } from '../../../lib/aws/table.ts';
import { makeDynamodbRouteReader } from '../../../lib/table/calls/route-reader.ts';
import { NOW_SECONDS } from '../numbers/masks.ts';
import { makeRecordingLog } from '../recording-log.ts';
import { PATIENT_DEADLINE_MS, PATIENT_READS } from '../time/patience.ts';
import { UNLIMITED } from './call-world.ts';
import { CONTEXT } from './events.ts';
import { PUBLIC_URL } from './signed-calls.ts';
import '../time/never-late.ts';

/** What the stack tells the function where it has one connection of each carrier, and a second one at Twilio. */
export const SIGNED_ENVIRONMENT = {
  CONNECTIONS: 'tropo,twilio,eu:twilio,signalwire,telnyx',
  PUBLIC_URL,
  TWILIO_SIGNING_SECRET_ID: 'twilio',
  EU_SIGNING_SECRET_ID: 'eu',
  SIGNALWIRE_SIGNING_SECRET_ID: 'signalwire',
  TELNYX_SIGNING_SECRET_ID: 'telnyx',
} as const;

/** The function `transfer` as its index.ts puts it together, but for the table, the clock, the log, and all the time in the world. */
export const makeSignedTransfer = (table: Table, environment: Environment = SIGNED_ENVIRONMENT) => {
  const log = makeRecordingLog();
  const clock = { seconds: NOW_SECONDS };
  const nowMs = () => clock.seconds * 1000;
  const handler = callHandler({
    prepare: () =>
      makeAnswerCalls({
        ...UNLIMITED,
        environment,
        elapsedMs: nowMs,
        nowSeconds: () => clock.seconds,
        readRoute: makeDynamodbRouteReader({ table, elapsedMs: nowMs, hedge: PATIENT_READS }),
      }),
    fallback: makeFallback(environment),
    log,
    nowMs,
    deadlineMs: PATIENT_DEADLINE_MS,
  });
  const send = async (event: APIGatewayProxyEventV2) => {
    const { statusCode, headers = {}, body = '' } = await handler(event, CONTEXT);
    return { status: statusCode, type: headers['content-type'], body };
  };
  return { send, clock, lines: log.lines };
};
