import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CarrierName } from '../../lib/carriers/connection.ts';
import { CARRIERS } from '../../lib/carriers/connection.ts';
import { makeDynamodbStore } from '../../lib/table/store.ts';
import { makeMemoryStore } from '../support/table/memory-store.ts';
import type { TestTable } from '../support/table/table.ts';
import { startTestTable } from '../support/table/table.ts';
import { history, historyWithErasure } from './histories/moves.ts';
import { playHistory } from './histories/play-history.ts';

/**
 * How many in all, and with which carrier alone; a failure names its seed and path, by which HISTORY_SEED and
 * HISTORY_PATH play it again.
 */
const { HISTORIES = '1000', CARRIER, HISTORY_SEED, HISTORY_PATH } = process.env;
const REPLAY = {
  ...(HISTORY_SEED !== undefined && { seed: Number(HISTORY_SEED) }),
  ...(HISTORY_PATH !== undefined && { path: HISTORY_PATH }),
};

/** The one that has been there for longest has most of them. */
const shareOf = (carrier: CarrierName): number =>
  Math.ceil(Number(HISTORIES) * (carrier === 'tropo' ? 0.4 : 0.2));

const played = CARRIERS.filter((carrier) => CARRIER === undefined || carrier === CARRIER);

const TITLE =
  'whatever fails, sleeps, dies or races, no number is bought for nobody and no promise is broken';

describe.each(played)(`%s: ${TITLE}`, (carrier) => {
  const hold = (moves: typeof history, numRuns: number) =>
    fc.assert(
      fc.asyncProperty(moves, async (played) => {
        expect(await playHistory(makeMemoryStore(), played, carrier)).toEqual([]);
      }),
      { numRuns, ...REPLAY },
    );

  test('in memory', () => hold(history, shareOf(carrier)), 0x7fffffff);

  test('and nothing of a person is left who is erased meanwhile', async () => {
    await hold(historyWithErasure, Math.ceil(shareOf(carrier) / 2));
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
      const store = makeDynamodbStore(await table.another());
      expect(await playHistory(store, moves)).toEqual([]);
    });
    await fc.assert(property, { numRuns: 50, ...REPLAY });
  });
});
