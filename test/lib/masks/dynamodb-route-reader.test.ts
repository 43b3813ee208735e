import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { digestOfKey } from '../../../lib/calls/webhook-key.ts';
import { makeDynamodbRouteReader } from '../../../lib/masks/dynamodb-route-reader.ts';
import { KEY } from '../../support/call-world.ts';
import { makeClock } from '../../support/clock.ts';
import type { FaultyTable } from '../../support/faulty-table.ts';
import { startFaultyTable } from '../../support/faulty-table.ts';
import { e164 } from '../../support/masks.ts';
import { MASK, ownedMask, releasedMask } from '../../support/owned-masks.ts';
import { putKey, putMask } from '../../support/transfer.ts';

const keyDigest = digestOfKey(KEY);
const KEY_ROW = `KEY#${keyDigest}`;
const webhookKey = { connection: 'tropo', account: '62001' } as const;

/** The same ten digits as {@link MASK}, read as a whole number. */
const ABROAD = e164('+4155550100');
const STRANGER = e164('+12125550199');

let faulty: FaultyTable;

beforeAll(async () => {
  faulty = await startFaultyTable();
  await putMask(faulty.table, ownedMask());
  await putMask(faulty.table, releasedMask(STRANGER));
  await putKey(faulty.table, webhookKey);
});
afterAll(() => faulty.stop());

const makeReader = (nowMs = makeClock().nowMs) => makeDynamodbRouteReader({ table: faulty.behind, nowMs });

/** What the table was asked for while `work` ran. */
const asked = async (work: () => Promise<unknown>) => {
  const before = faulty.proxy.requests.length;
  await work();
  return faulty.proxy.requests.slice(before).map(({ keys }) => keys);
};

describe('a route', () => {
  test('is what the table holds of the masks and the key', async () => {
    expect(await makeReader()({ masks: [MASK, ABROAD], keyDigest })).toEqual({
      masks: [ownedMask()],
      webhookKey,
    });
  });

  test('lists masks in the order of the query, released ones among them', async () => {
    const found = await makeReader()({ masks: [STRANGER, MASK], keyDigest });
    expect(found.masks).toEqual([releasedMask(STRANGER), ownedMask()]);
  });

  test('of a key that nobody made has no key', async () => {
    const found = await makeReader()({ masks: [MASK], keyDigest: digestOfKey('another') });
    expect(found).toEqual({ masks: [ownedMask()], webhookKey: undefined });
  });

  test('of masks that nobody has is empty', async () => {
    expect(await makeReader()({ masks: [ABROAD], keyDigest })).toEqual({ masks: [], webhookKey });
  });

  test('is read in one request', async () => {
    const requests = await asked(() => makeReader()({ masks: [MASK, ABROAD], keyDigest }));
    expect(requests).toEqual([[MASK, ABROAD, KEY_ROW]]);
    expect(faulty.proxy.requests.at(-1)?.operation).toBe('BatchGetItem');
  });

  test('may name a mask twice, which a batch may not', async () => {
    const requests = await asked(async () => {
      const { masks } = await makeReader()({ masks: [MASK, MASK], keyDigest });
      expect(masks).toEqual([ownedMask(), ownedMask()]);
    });
    expect(requests).toEqual([[MASK, KEY_ROW]]);
  });
});

describe('a key that was found', () => {
  test('is not asked for again within a minute', async () => {
    const clock = makeClock();
    const read = makeReader(clock.nowMs);
    await read({ masks: [MASK], keyDigest });
    clock.advance(59_999);
    const requests = await asked(async () => {
      expect(await read({ masks: [MASK], keyDigest })).toEqual({ masks: [ownedMask()], webhookKey });
    });
    expect(requests).toEqual([[MASK]]);
  });

  test('is asked for again after a minute, and then for another one', async () => {
    const clock = makeClock();
    const read = makeReader(clock.nowMs);
    const query = { masks: [], keyDigest };
    await read(query);
    clock.advance(60_000);
    expect(await asked(() => read(query))).toEqual([[KEY_ROW]]);
    expect(await asked(() => read(query))).toEqual([]);
  });

  test('is trusted for a minute from the question, however long the answer took', async () => {
    const clock = makeClock(100);
    const read = makeReader(clock.nowMs);
    await read({ masks: [], keyDigest });
    clock.advance(59_800);
    expect(await asked(() => read({ masks: [], keyDigest }))).toEqual([[KEY_ROW]]);
  });

  test('says nothing of another one', async () => {
    const read = makeReader();
    await read({ masks: [], keyDigest });
    expect(await read({ masks: [], keyDigest: digestOfKey('another') })).toMatchObject({
      webhookKey: undefined,
    });
  });
});

test('a key that was not found is asked for each time, so that a new one works at once', async () => {
  const read = makeReader();
  const key = 'a-key-that-is-new-today';
  const query = { masks: [], keyDigest: digestOfKey(key) };
  expect(await read(query)).toMatchObject({ webhookKey: undefined });
  await putKey(faulty.table, webhookKey, key);
  expect(await read(query)).toMatchObject({ webhookKey });
});

test('what is asked of the table is strongly consistent: a mask that was just written is found', async () => {
  const mask = ownedMask({ mask: e164('+14155550177') });
  await putMask(faulty.table, mask);
  expect((await makeReader()({ masks: [mask.mask], keyDigest })).masks).toEqual([mask]);
});
