import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TableCounter } from '../../local/attack/table-counter.ts';
import { startTableCounter } from '../../local/attack/table-counter.ts';
import type { Shape } from '../bench/support/call-events.ts';
import { callEvent, SHAPES } from '../bench/support/call-events.ts';
import type { BundledFunction } from '../support/bundled.ts';
import { bundle, startBundled } from '../support/bundled.ts';
import { ENVIRONMENT } from '../support/environment.ts';
import { CONTEXT } from '../support/events.ts';
import { CALLER, MASK, ownedMask } from '../support/owned-masks.ts';
import type { TestTable } from '../support/table.ts';
import { startTestTable } from '../support/table.ts';
import { putKey, putMask } from '../support/transfer.ts';

const folder = mkdtempSync(join(tmpdir(), 'callmask-one-request-'));
let table: TestTable;
let counter: TableCounter;
let transfer: BundledFunction;

beforeAll(async () => {
  table = await startTestTable();
  counter = await startTableCounter(table.endpoint);
  await putKey(table);
  await putMask(table, ownedMask());
}, 60_000);

afterAll(async () => {
  await counter.stop();
  await table.stop();
  rmSync(folder, { recursive: true });
});

/** What the table is asked for one call, and that the call is connected. */
const requestsOf = async (shape: Shape, caller: string) => {
  counter.take();
  const answer = await transfer.handler(callEvent(shape, caller, MASK), CONTEXT);
  expect(answer.body).toContain('"transfer"');
  return counter.take();
};

describe.each(Object.keys(SHAPES) as Shape[])('with numbers in %s', (shape) => {
  beforeAll(async () => {
    transfer = await startBundled(bundle('transfer', folder), {
      ...ENVIRONMENT,
      AWS_ENDPOINT_URL_DYNAMODB: counter.url,
      TABLE_NAME: table.name,
    });
  }, 60_000);
  afterAll(() => transfer.stop());

  test.each(['the first call of a copy, which knows no key yet,', 'a further call', 'a third call'])(
    '%s asks the table once',
    async () => {
      expect(await requestsOf(shape, CALLER)).toEqual([
        expect.objectContaining({ operation: 'BatchGetItem' }),
      ]);
    },
  );

  test('a caller who withholds the number costs no more', async () => {
    expect(await requestsOf(shape, 'anonymous')).toHaveLength(1);
  });
});
