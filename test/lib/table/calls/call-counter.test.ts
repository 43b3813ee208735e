import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { makeDynamodbCallCounter } from '../../../../lib/table/calls/call-counter.ts';
import { callsKey } from '../../../../lib/table/keys.ts';
import { e164, MASK } from '../../../support/numbers/masks.ts';
import type { FaultyTable } from '../../../support/table/faulty-table.ts';
import { startFaultyTable } from '../../../support/table/faulty-table.ts';

let faulty: FaultyTable;

beforeAll(async () => {
  faulty = await startFaultyTable();
});
afterEach(() => faulty.proxy.heal());
afterAll(() => faulty.stop());

const count = (mask: string, minute: number, limit: number) =>
  makeDynamodbCallCounter(faulty.behind)(e164(mask), minute, limit);

test('so many calls are counted in a minute, and no more', async () => {
  const counted = [await count(MASK, 1, 2), await count(MASK, 1, 2), await count(MASK, 1, 2)];
  expect(counted).toEqual([true, true, false]);
});

test('of fifty calls at once exactly as many get through as may', async () => {
  const counted = await Promise.all(Array.from({ length: 50 }, () => count(MASK, 2, 7)));
  expect(counted.filter(Boolean)).toHaveLength(7);
});

test('minutes and masks are counted apart', async () => {
  expect(await count(MASK, 3, 1)).toBe(true);
  expect(await count(MASK, 4, 1)).toBe(true);
  expect(await count('+14155550199', 3, 1)).toBe(true);
  expect(await count(MASK, 3, 1)).toBe(false);
});

test('the table forgets a minute an hour after it', async () => {
  await count(MASK, 5, 1);
  const { Item } = await faulty.table.client.send(
    new GetCommand({ TableName: faulty.table.name, Key: callsKey(MASK, 5) }),
  );
  expect(Item).toMatchObject({ calls: 1, purgeAtSeconds: 5 * 60 + 3600 });
});

test('a lost answer never lets one more call through', async () => {
  faulty.proxy.fail({ kind: 'lose-answer' }, 1);
  const counted = [await count(MASK, 6, 2), await count(MASK, 6, 2), await count(MASK, 6, 2)];
  expect(counted.filter(Boolean).length).toBeLessThanOrEqual(2);
});

test.each(['reset', 'throttle'] as const)(
  'a write that fails once (%s) is repeated, and counts',
  async (kind) => {
    faulty.proxy.fail({ kind }, 1);
    const minute = kind === 'reset' ? 8 : 9;
    expect([await count(MASK, minute, 1), await count(MASK, minute, 1)]).toEqual([true, false]);
  },
);

test('a write that was refused is not repeated, and one that fails is repeated once', async () => {
  await count(MASK, 10, 1);
  const before = faulty.proxy.requests.length;
  expect(await count(MASK, 10, 1)).toBe(false);
  expect(faulty.proxy.requests).toHaveLength(before + 1);
  faulty.proxy.fail({ kind: 'reset' });
  await expect(count(MASK, 10, 1)).rejects.toThrow();
  expect(faulty.proxy.requests).toHaveLength(before + 3);
});

test('a table that is down counts nothing, and says so', async () => {
  faulty.proxy.fail({ kind: 'reset' });
  await expect(count(MASK, 7, 1)).rejects.toThrow();
});
