import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { CallHandlerDependencies } from '../../../functions/transfer/call-handler.ts';
import { callHandler } from '../../../functions/transfer/call-handler.ts';
import type { Table } from '../../../lib/aws/table.ts';
import type { CallRates } from '../../../lib/calls/call-limits.ts';
import { makeLimitCall } from '../../../lib/calls/call-limits.ts';
import { digestOfKey } from '../../../lib/calls/proofs/webhook-key.ts';
import type { WebhookKey } from '../../../lib/carriers/protocol.ts';
import { CALL_PROTOCOLS } from '../../../lib/carriers/protocols.ts';
import type { Mask } from '../../../lib/masks/mask.ts';
import type { Tombstone } from '../../../lib/numbers/owned-number.ts';
import { makeDynamodbCallCounter } from '../../../lib/table/calls/call-counter.ts';
import type { HedgeOptions } from '../../../lib/table/calls/hedged.ts';
import { makeDynamodbRouteReader } from '../../../lib/table/calls/route-reader.ts';
import type { Row } from '../../../lib/table/rows.ts';
import { maskToRow, webhookKeyToRow } from '../../../lib/table/rows.ts';
import { NOW_SECONDS } from '../numbers/masks.ts';
import { makeRecordingLog } from '../recording-log.ts';
import { PATIENT_DEADLINE_MS, PATIENT_READS } from '../time/patience.ts';
import { answerByKey, KEY, LIMIT_SECONDS } from './call-world.ts';
import type { BodyForm } from './events.ts';
import { CONTEXT, makeEvent } from './events.ts';

const protocol = CALL_PROTOCOLS.tropo;
const nowMs = () => NOW_SECONDS * 1000;

export interface TransferOptions extends Partial<CallHandlerDependencies> {
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
      answerByKey({
        protocol,
        readRoute: makeDynamodbRouteReader({ table, elapsedMs: nowMs, hedge }),
        limitCall: makeLimitCall({
          rates: { perMask: 0, perCaller: 0, ...rates },
          countCall: makeDynamodbCallCounter(table),
          nowSeconds: () => NOW_SECONDS,
        }),
        limitSeconds: LIMIT_SECONDS,
        nowSeconds: () => NOW_SECONDS,
      }),
    fallback: protocol.fallback,
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
  readonly ticket?: string;
  readonly event?: string;
}

/** Sends to the handler what the carrier would. */
export const post = (
  handler: Handler,
  body: unknown,
  form: BodyForm,
  { key = KEY, ticket, event }: Address = {},
): Promise<APIGatewayProxyStructuredResultV2> =>
  handler(
    makeEvent(
      {
        method: 'POST',
        path: ticket === undefined ? '/transfer/{key}' : '/transfer/{key}/after/{ticket}',
        parameters: { key, ...(ticket !== undefined && { ticket }) },
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

export const putMask = (table: Table, mask: Mask | Tombstone): Promise<void> => put(table, maskToRow(mask));

export const putKey = (table: Table, changes: Partial<WebhookKey> = {}, key = KEY): Promise<void> =>
  put(table, webhookKeyToRow(digestOfKey(key), { connection: 'tropo', ...changes }));
