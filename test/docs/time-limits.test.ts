import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { workOf } from '../../cdk/functions/make-functions.ts';
import { PERMISSIONS } from '../../cdk/functions/permissions.ts';
import {
  AWS_ATTEMPTS,
  CALL_ANSWER_MS,
  CALL_LEAST_MS,
  CALL_SECRET,
  CARRIER_MS,
  LAMBDA_MS,
  runLimits,
  SECRET_ATTEMPT_MS,
  stepsMs,
  TABLE_ATTEMPT_MS,
} from '../../lib/time-limits.ts';

const page = readFileSync('docs/time-limits.md', 'utf8');

const rowOf = ([name, permissions]: readonly [string, (typeof PERMISSIONS)[string]]): string => {
  const work = workOf(permissions);
  const { answerMs, workMs, carriersMs } = runLimits(LAMBDA_MS[work]);
  const cells =
    name === 'transfer'
      ? [CALL_ANSWER_MS, '', '', CALL_SECRET.timeoutMs]
      : [answerMs, workMs, work === 'withoutCarrier' ? '' : carriersMs, TABLE_ATTEMPT_MS[work]];
  return `| ${[name, LAMBDA_MS[work], ...cells].join(' | ')} |`
    .replaceAll('|  |', '| |')
    .replaceAll('|  |', '| |');
};

test('the page has the limits of every function', () => {
  const rows = page.split('\n').filter((line) => /^\| [a-z-]+ \| \d/.test(line));
  expect(rows).toEqual(Object.entries(PERMISSIONS).map(rowOf));
});

test.each([
  ['of reading a secret', `reading a secret takes up to ${SECRET_ATTEMPT_MS} ms`],
  ['of one request to a carrier', `takes up to ${CARRIER_MS} ms`],
  ['of reading a signing secret', `signing secret after ${CALL_SECRET.timeoutMs} ms`],
  ['that every call has', `At least ${CALL_LEAST_MS} ms are left`],
  ['of the last step of a reconciliation', `in the last ${900_000 - stepsMs(900_000)} ms`],
])('the page has the limit %s', (_which, words) => {
  expect(page.replaceAll(/\s+/g, ' ')).toContain(words);
});

/** What the SDK's pauses between attempts take at most, throttling aside. */
const PAUSES_MS = 300;

test.each(Object.entries(LAMBDA_MS))(
  'each limit of a function fits into the one around it: %s',
  (work, lambdaMs) => {
    const { answerMs, workMs, carriersMs } = runLimits(lambdaMs);
    const tableMs = TABLE_ATTEMPT_MS[work as keyof typeof LAMBDA_MS] * AWS_ATTEMPTS + PAUSES_MS;
    expect(answerMs).toBeLessThan(lambdaMs);
    expect(workMs).toBeLessThan(answerMs);
    expect(tableMs).toBeLessThanOrEqual(workMs);
    if (work === 'withoutCarrier') return;
    expect(tableMs).toBeLessThanOrEqual(workMs - carriersMs);
    expect(SECRET_ATTEMPT_MS * AWS_ATTEMPTS + PAUSES_MS).toBeLessThanOrEqual(carriersMs / 2);
    expect(CARRIER_MS).toBeLessThanOrEqual(carriersMs);
  },
);

test('what answers clients ends before API Gateway does, and a call before the carrier', () => {
  expect(LAMBDA_MS.withCarrier).toBeLessThan(30_000);
  expect(CALL_ANSWER_MS).toBeLessThanOrEqual(1_600);
  expect(CALL_SECRET.timeoutMs * CALL_SECRET.maxAttempts).toBeLessThan(CALL_ANSWER_MS);
});

test('no limit is less than nothing, however late a run begins', () => {
  for (const limit of Object.values(runLimits(100))) expect(limit).toBe(0);
  expect(stepsMs(10_000)).toBe(5_000);
});
