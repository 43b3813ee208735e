import { setTimeout } from 'node:timers/promises';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { startBundled } from '../../../support/bundles/bundled.ts';
import { CONTEXT } from '../../../support/calls/events.ts';
import type { Run } from '../../prices/month.ts';
import { quantiles } from '../../samples.ts';

export interface BilledRuns extends Pick<Run, 'answerBytes' | 'billedMs' | 'logBytes' | 'logLines'> {
  /** From the start of a process to its first answer. */
  readonly startMs: number;
  /** The body of the last answer. */
  readonly body: string;
}

const WARM_UP = 20;
const RUNS = 50;

/** What is written last may arrive after the answer. */
const LOG_DELAY_MS = 200;

/** Runs a bundled function in a process of its own, once for each event that `next` makes. */
export const billedRuns = async (
  path: string,
  env: Readonly<Record<string, string>>,
  next: () => APIGatewayProxyEventV2,
): Promise<BilledRuns> => {
  const startedAtMs = performance.now();
  const child = await startBundled(path, env);
  try {
    await child.handler(next(), CONTEXT);
    const startMs = performance.now() - startedAtMs;
    for (let run = 0; run < WARM_UP; run += 1) {
      await child.handler(next(), CONTEXT);
    }
    await setTimeout(LOG_DELAY_MS);
    const writtenBefore = child.output().length;
    const tookMs: number[] = [];
    let answer: Awaited<ReturnType<typeof child.handler>> = {};
    for (let run = 0; run < RUNS; run += 1) {
      const askedAtMs = performance.now();
      answer = await child.handler(next(), CONTEXT);
      tookMs.push(performance.now() - askedAtMs);
    }
    await setTimeout(LOG_DELAY_MS);
    if (answer.statusCode === undefined || answer.statusCode >= 300) {
      throw new Error(`What was to be priced was refused: ${answer.statusCode} ${answer.body}`);
    }
    const log = child.output().slice(writtenBefore);
    const [medianMs = 0] = quantiles(tookMs, [0.5]);
    return {
      startMs,
      billedMs: Math.ceil(medianMs),
      logBytes: Buffer.byteLength(log) / RUNS,
      logLines: (log.split('\n').length - 1) / RUNS,
      answerBytes: JSON.stringify(answer).length,
      body: answer.body ?? '',
    };
  } finally {
    await child.stop();
  }
};
