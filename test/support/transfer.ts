import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Table } from '../../lib/aws/table.ts';
import { makeAnswerCall } from '../../lib/calls/answer-call.ts';
import type { CallRates } from '../../lib/calls/call-limits.ts';
import { makeLimitCall } from '../../lib/calls/call-limits.ts';
import { digestOfKey } from '../../lib/calls/webhook-key.ts';
import { CALL_PROTOCOLS } from '../../lib/carriers/calls.ts';
import type { WebhookKey } from '../../lib/carriers/carrier.ts';
import type { CallTools } from '../../lib/http/call-handler.ts';
import { callHandler } from '../../lib/http/call-handler.ts';
import { makeDynamodbCallCounter } from '../../lib/masks/dynamodb-call-counter.ts';
import { makeDynamodbRouteReader } from '../../lib/masks/dynamodb-route-reader.ts';
import type { HedgeOptions } from '../../lib/masks/hedged.ts';
import type { Row } from '../../lib/masks/items.ts';
import { maskToRow, webhookKeyToRow } from '../../lib/masks/items.ts';
import type { Mask, ReleasedMask } from '../../lib/masks/mask.ts';
import { KEY, LIMIT_SECONDS } from './call-world.ts';
import type { BodyForm } from './events.ts';
import { CONTEXT, makeEvent } from './events.ts';
import { NOW_SECONDS } from './masks.ts';
import { PATIENT_DEADLINE_MS, PATIENT_READS } from './patience.ts';
import { makeRecordingLog } from './recording-log.ts';

const protocol = CALL_PROTOCOLS.tropo;
const nowMs = () => NOW_SECONDS * 1000;

export interface TransferOptions extends Partial<CallTools> {
  readonly rates?: Partial<CallRates>;
  readonly hedge?: HedgeOptions;
}

/** The function `transfer` as its index.ts puts it together, but for the table, the clock, the log, and all the time in the world. */
export const makeTransfer = (
  table: Table,
  { rates, hedge = PATIENT_READS, ...changes }: TransferOptions = {},
) => {
  const log = makeRecordingLog();
  const handler = callHandler({
    prepare: () =>
      makeAnswerCall({
        protocol,
        readRoute: makeDynamodbRouteReader({ table, nowMs, hedge }),
        limitCall: makeLimitCall({
          rates: { perMask: 0, perCaller: 0, ...rates },
          countCall: makeDynamodbCallCounter(table),
          nowSeconds: () => NOW_SECONDS,
        }),
        limitSeconds: LIMIT_SECONDS,
        nowSeconds: () => NOW_SECONDS,
      }),
    apologise: protocol.apologise,
    log,
    nowMs,
    deadlineMs: PATIENT_DEADLINE_MS,
    ...changes,
  });
  return { handler, lines: log.lines };
};

type Handler = ReturnType<typeof makeTransfer>['handler'];

export interface Address {
  readonly key?: string;
  readonly token?: string;
  readonly event?: string;
}

/** Sends to the handler what the carrier would. */
export const post = (
  handler: Handler,
  body: unknown,
  form: BodyForm,
  { key = KEY, token, event }: Address = {},
): Promise<APIGatewayProxyStructuredResultV2> =>
  handler(
    makeEvent(
      {
        method: 'POST',
        path: token === undefined ? '/transfer/{key}' : '/transfer/{key}/after/{token}',
        parameters: { key, ...(token !== undefined && { token }) },
        query: { ...(event !== undefined && { event }) },
        body,
      },
      form,
    ),
    CONTEXT,
  );

const put = async ({ client, name }: Table, row: Row): Promise<void> => {
  await client.send(new PutCommand({ TableName: name, Item: row }));
};

export const putMask = (table: Table, mask: Mask | ReleasedMask): Promise<void> =>
  put(table, maskToRow(mask));

export const putKey = (table: Table, changes: Partial<WebhookKey> = {}, key = KEY): Promise<void> =>
  put(table, webhookKeyToRow(digestOfKey(key), { connection: 'tropo', ...changes }));
