import type { Measurements, Month, Run } from './month.ts';
import { MONTH } from './month.ts';
import type { Priced } from './unit-prices.ts';
import { UNIT_PRICES } from './unit-prices.ts';

const SECONDS_PER_MONTH = 730 * 60 * 60;

export interface Item {
  readonly name: string;
  readonly price: Priced;
  /** In what is counted, not in units of the price. */
  readonly quantity: number;
}

export const usdOf = ({ price, quantity }: Item): number =>
  (quantity / UNIT_PRICES[price].size) * UNIT_PRICES[price].usd;

export const totalUsd = (items: readonly Item[]): number =>
  items.reduce((total, item) => total + usdOf(item), 0);

/** What a strongly consistent read takes at once. */
const READ_UNIT_BYTES = 4096;

/** CloudWatch counts each line as so much longer than it is. */
const LINE_BYTES = 26;

const REQUEST_ID = '00000000-0000-0000-0000-000000000000';
const TIME = '2026-11-20T12:00:00.000Z';

/** Lambda writes two lines about each request, in this form. */
const RUNTIME_LOG_BYTES = [
  { time: TIME, type: 'platform.start', record: { requestId: REQUEST_ID, version: '$LATEST' } },
  {
    time: TIME,
    type: 'platform.report',
    record: {
      requestId: REQUEST_ID,
      metrics: { durationMs: 12.345, billedDurationMs: 13, memorySizeMB: 1024, maxMemoryUsedMB: 100 },
      status: 'success',
    },
  },
].reduce((bytes, line) => bytes + JSON.stringify(line).length + LINE_BYTES, 0);

/** All that Lambda bills: work, waiting for carriers, and starts from nothing. */
const secondsOf = ({ call, result, creation, startMs }: Measurements, month: Month): number => {
  const { calls, masks, reconciliations, startShare, carrierMs, reconciliationMs } = month;
  const starts = 2 * calls * startShare + masks + reconciliations;
  const working = calls * (call.billedMs + result.billedMs) + masks * (creation.billedMs + carrierMs);
  return (working + reconciliations * reconciliationMs + starts * startMs) / 1000;
};

/** Every item of the bill of AWS for a month. */
export const awsItems = (measured: Measurements, month: Month = MONTH): readonly Item[] => {
  const { call, result, creation } = measured;
  const { calls, masks, reconciliations } = month;
  /** Times how often each comes in a month. */
  const sum = (of: (run: Run) => number): number => calls * (of(call) + of(result)) + masks * of(creation);
  const requests = 2 * calls + masks;
  const tableBytes = masks * measured.rowBytesPerMask;
  const scanned = reconciliations * (tableBytes / READ_UNIT_BYTES);
  const logged =
    sum(({ logBytes, logLines }) => logBytes + logLines * LINE_BYTES) +
    requests * (measured.accessLogBytes + LINE_BYTES) +
    (requests + reconciliations) * RUNTIME_LOG_BYTES;
  const gb = measured.memoryMb / 1024;
  return [
    { name: 'API Gateway, calls, results and creations', price: 'apiRequest', quantity: requests },
    { name: 'Data sent to the carrier', price: 'sentByte', quantity: sum(({ answerBytes }) => answerBytes) },
    { name: 'Lambda, requests', price: 'lambdaRequest', quantity: requests + reconciliations },
    {
      name: 'Lambda, time, starts included',
      price: 'lambdaGbSecond',
      quantity: gb * secondsOf(measured, month),
    },
    {
      name: 'Lambda, instances that stand ready',
      price: 'readyGbSecond',
      quantity: gb * month.ready * SECONDS_PER_MONTH,
    },
    { name: 'DynamoDB, reads', price: 'tableRead', quantity: sum(({ reads }) => reads) + scanned },
    { name: 'DynamoDB, writes', price: 'tableWrite', quantity: sum(({ writes }) => writes) },
    { name: 'DynamoDB, rows', price: 'tableByte', quantity: tableBytes },
    { name: 'DynamoDB, backup of every moment', price: 'backupByte', quantity: tableBytes },
    { name: 'CloudWatch, logs', price: 'loggedByte', quantity: logged },
    { name: 'CloudWatch, logs of the last 30 days', price: 'keptLogByte', quantity: logged },
    { name: 'CloudWatch, our own metrics', price: 'metric', quantity: month.metrics.length },
    { name: 'CloudWatch, alarms', price: 'alarm', quantity: measured.alarms },
    { name: 'Secrets Manager, the secret', price: 'secret', quantity: 1 },
    { name: 'Secrets Manager, reads at each start', price: 'secretRead', quantity: masks + reconciliations },
  ];
};
