import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUNDLE } from '../../../cdk/functions/bundle.ts';
import { readSettings } from '../../../cdk/settings.ts';
import { KEY } from '../../support/calls/call-world.ts';
import { makeEvent } from '../../support/calls/events.ts';
import { makeResult } from '../../support/calls/tropo-events.ts';
import type { Measure } from '../measured.ts';
import type { Measurements } from '../prices/month.ts';
import { MONTH } from '../prices/month.ts';
import { carrierTable, priceTable } from '../prices.ts';
import { startCallBench } from '../support/calls/call-bench.ts';
import { startCreationBench } from '../support/creation/creation-bench.ts';
import { personNumber } from '../support/creation/creation-numbers.ts';
import { unitsOf } from '../support/creation/creation-units.ts';
import { billedRuns } from '../support/starts/billed-runs.ts';

/** What a month costs, from what calls and creations need here. */
export const prices: Measure = async () => {
  const measured = { ...(await measureCalls()), ...(await measureCreations()), ...countStack() };
  const { startShare, carrierMs, reconciliationMs } = MONTH;
  return {
    rows: [],
    details: [priceTable(measured), carrierTable()],
    notes: [
      `Of all calls and results ${startShare * 100} % are taken to meet no warm instance, creations and reconciliations all; a creation waits ${carrierMs} ms for its carrier, a reconciliation takes ${reconciliationMs} ms. Times are those of this machine, with a whole processor; a function with 1024 MB has 0.58 of one, and twice the time would double the line "Lambda, time". Logs are counted as they are written; CloudWatch keeps them compressed.`,
    ],
  };
};

/** Ten digits have two readings, so that such a call reads most. */
const measureCalls = async (): Promise<Pick<Measurements, 'call' | 'result' | 'startMs'>> => {
  const { env, jobFor, stop } = await startCallBench();
  try {
    const { transfer, event, keys } = await jobFor('ten digits');
    const call = await billedRuns(transfer, env, () => event);
    const result = await billedRuns(transfer, env, () => resultOf(call.body));
    return {
      call: { ...call, reads: keys.length, writes: 0 },
      // The key, which is all that a result asks for, is known for a minute.
      result: { ...result, reads: 0, writes: 0 },
      startMs: call.startMs,
    };
  } finally {
    await stop();
  }
};

/** To the address that the document names. */
const resultOf = (document: string) => {
  const [, ticket, event] = /\/after\/([^?"]+)\?event=(\w+)/.exec(document) ?? [];
  if (ticket === undefined || event === undefined) {
    throw new Error(`The call has no address for its result: ${document}`);
  }
  const path = '/transfer/{key}/after/{ticket}';
  return makeEvent({
    method: 'POST',
    path,
    parameters: { key: KEY, ticket },
    query: { event },
    body: makeResult(),
  });
};

const measureCreations = async (): Promise<Pick<Measurements, 'creation' | 'rowBytesPerMask'>> => {
  const { env, job, stop } = await startCreationBench();
  try {
    let person = 100;
    const creation = await billedRuns(job.createMask, env, () => {
      person += 1;
      return makeEvent({ method: 'POST', body: { number: personNumber(person) } });
    });
    const { reads, writes, rowBytes } = unitsOf(job.steps);
    return { creation: { ...creation, reads, writes }, rowBytesPerMask: rowBytes };
  } finally {
    await stop();
  }
};

/** A line of the gateway's own log, as cdk/api/http-api.ts has it written. */
const ACCESS_LOG_LINE = {
  routeKey: 'POST /transfer/{key}',
  status: '200',
  requestId: 'JKJaXmPLvHcESHA=',
  latencyMs: '12',
};

/** docs/costs.md counts the alarms; a test holds it to the stack. */
const countStack = (): Pick<Measurements, 'accessLogBytes' | 'alarms' | 'memoryMb'> => ({
  accessLogBytes: JSON.stringify(ACCESS_LOG_LINE).length,
  alarms: Number(
    /for (\d+) alarms/.exec(readFileSync(join(BUNDLE.absWorkingDir, 'docs/costs.md'), 'utf8'))?.[1],
  ),
  memoryMb: readSettings(() => undefined).transferMemoryMb,
});
