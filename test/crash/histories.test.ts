import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeDynamodbMaskStore } from '../../lib/masks/dynamodb-mask-store.ts';
import { makeMemoryMaskStore } from '../support/memory-mask-store.ts';
import type { TestTable } from '../support/table.ts';
import { startTestTable } from '../support/table.ts';
import { history, historyWithForgetting } from './moves.ts';
import { playHistory } from './play-history.ts';

/** How many; a failure names its seed and path, by which HISTORY_SEED and HISTORY_PATH play it again. */
const { HISTORIES = '1000', HISTORY_SEED, HISTORY_PATH } = process.env;
const REPLAY = {
  ...(HISTORY_SEED !== undefined && { seed: Number(HISTORY_SEED) }),
  ...(HISTORY_PATH !== undefined && { path: HISTORY_PATH }),
};

describe('whatever fails, sleeps, dies or races, no number is bought for nobody and no promise is broken', () => {
  test('in memory', async () => {
    const property = fc.asyncProperty(history, async (moves) => {
      expect(await playHistory(makeMemoryMaskStore(), moves)).toEqual([]);
    });
    await fc.assert(property, { numRuns: Number(HISTORIES), ...REPLAY });
  }, 0x7fffffff);

  test('and nothing of a person is left who is forgotten meanwhile', async () => {
    const property = fc.asyncProperty(historyWithForgetting, async (moves) => {
      expect(await playHistory(makeMemoryMaskStore(), moves)).toEqual([]);
    });
    await fc.assert(property, { numRuns: Number(HISTORIES) / 2, ...REPLAY });
  }, 0x7fffffff);
});

describe('on a table', () => {
  let table: TestTable;
  beforeAll(async () => {
    table = await startTestTable();
  });
  afterAll(() => table.stop());

  test('the same holds', async () => {
    const property = fc.asyncProperty(history, async (moves) => {
      const store = makeDynamodbMaskStore(await table.another());
      expect(await playHistory(store, moves)).toEqual([]);
    });
    await fc.assert(property, { numRuns: 50, ...REPLAY });
  }, 300_000);
});
