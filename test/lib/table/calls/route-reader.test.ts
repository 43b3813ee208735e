import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { digestOfKey } from '../../../../lib/calls/proofs/webhook-key.ts';
import type { RouteQuery } from '../../../../lib/calls/route-reader.ts';
import type { Block } from '../../../../lib/masks/block.ts';
import type { E164 } from '../../../../lib/phone/e164.ts';
import {
  blockedAs,
  makeDynamodbRouteReader,
  makeReadRouteRows,
} from '../../../../lib/table/calls/route-reader.ts';
import { personKey } from '../../../../lib/table/keys.ts';
import type { Row } from '../../../../lib/table/rows.ts';
import { blockToRow } from '../../../../lib/table/rows.ts';
import { KEY } from '../../../support/calls/call-world.ts';
import { makeCall, makeRoute } from '../../../support/calls/routes.ts';
import { putKey, putMask } from '../../../support/calls/transfer.ts';
import { CALLER, e164, MASK } from '../../../support/numbers/masks.ts';
import { ownedMask, releasedMask } from '../../../support/numbers/owned-masks.ts';
import type { FaultyTable } from '../../../support/table/faulty-table.ts';
import { startFaultyTable } from '../../../support/table/faulty-table.ts';
import { makeClock } from '../../../support/time/clock.ts';
import { PATIENT_READS } from '../../../support/time/patience.ts';

const keyDigest = digestOfKey(KEY);
/** What a query has besides its masks: nobody calls. */
const REST = { callers: [], keyDigest };
/** What is found of a mask that has nothing against anybody. */
const NOTHING_ELSE = { blocks: [], hidden: [], callingMasks: [] };
const KEY_ROW = `KEY#${keyDigest}`;
const webhookKey = { connection: 'tropo', account: '62001' } as const;

/** The same ten digits as {@link MASK}, read as a whole number. */
const ABROAD = e164('+4155550123');
const STRANGER = e164('+12125550199');

let faulty: FaultyTable;

beforeAll(async () => {
  faulty = await startFaultyTable();
  await putMask(faulty.table, ownedMask());
  await putMask(faulty.table, releasedMask(STRANGER));
  await putKey(faulty.table, webhookKey);
});
afterAll(() => faulty.stop());

const makeReader = (nowMs = makeClock().nowMs) =>
  makeReadRouteRows({ table: faulty.behind, elapsedMs: nowMs, hedge: PATIENT_READS });

/** What the table was asked for while `work` ran. */
const asked = async (work: () => Promise<unknown>) => {
  const before = faulty.proxy.requests.length;
  await work();
  return faulty.proxy.requests.slice(before).map(({ keys }) => keys);
};

describe('a route', () => {
  test('is what the table holds of the masks and the key', async () => {
    expect(await makeReader()({ masks: [MASK, ABROAD], ...REST })).toEqual({
      masks: [ownedMask()],
      ...NOTHING_ELSE,
      webhookKey,
    });
  });

  test('lists masks in the order of the query, released ones among them', async () => {
    const found = await makeReader()({ masks: [STRANGER, MASK], ...REST });
    expect(found.masks).toEqual([releasedMask(STRANGER), ownedMask()]);
  });

  test('of a key that nobody made has no key', async () => {
    const found = await makeReader()({ masks: [MASK], ...REST, keyDigest: digestOfKey('another') });
    expect(found).toEqual({ masks: [ownedMask()], ...NOTHING_ELSE, webhookKey: undefined });
  });

  test('of masks that nobody has is empty', async () => {
    expect(await makeReader()({ masks: [ABROAD], ...REST })).toEqual({
      masks: [],
      ...NOTHING_ELSE,
      webhookKey,
    });
  });

  test('is read in one request', async () => {
    const requests = await asked(() => makeReader()({ masks: [MASK, ABROAD], ...REST }));
    expect(requests).toEqual([[MASK, ABROAD, KEY_ROW]]);
    expect(faulty.proxy.requests.at(-1)?.operation).toBe('BatchGetItem');
  });

  test('may name a mask twice, which a batch may not', async () => {
    const requests = await asked(async () => {
      const { masks } = await makeReader()({ masks: [MASK, MASK], ...REST });
      expect(masks).toEqual([ownedMask(), ownedMask()]);
    });
    expect(requests).toEqual([[MASK, KEY_ROW]]);
  });
});

describe('the route of a call', () => {
  const readRoute = (query: Partial<RouteQuery>) =>
    makeDynamodbRouteReader({ table: faulty.behind, elapsedMs: makeClock().nowMs })({
      call: undefined,
      connection: undefined,
      keyDigest: undefined,
      ...query,
    });

  test('is made from one request for the masks, what they have against the caller, and the key', async () => {
    const requests = await asked(async () => {
      expect(await readRoute({ call: makeCall({ masks: [MASK, ABROAD] }), keyDigest })).toEqual({
        route: makeRoute({ maskId: ownedMask().id }),
        webhookKey,
      });
    });
    expect(requests).toEqual([[MASK, ABROAD, CALLER, KEY_ROW]]);
  });

  test('is not looked for without a call', async () => {
    const nowhere = { kind: 'none', reason: 'unknown-mask' };
    const requests = await asked(async () => {
      expect(await readRoute({ keyDigest })).toEqual({ route: nowhere, webhookKey });
    });
    expect(requests).toEqual([[KEY_ROW]]);
    expect(await asked(() => readRoute({ connection: 'tropo' }))).toEqual([]);
  });
});

test.each([
  ['withheld', { caller: { kind: 'withheld' as const } }, ['withheld']],
  ['any of the numbers that it may be', { callerMayBe: [CALLER, STRANGER] }, [CALLER, STRANGER]],
  ['one without a number, besides', { isCallerNamed: true }, [CALLER, 'other']],
])('a caller may be blocked as %s', (_what, changes, names) => {
  expect(blockedAs(makeCall(changes))).toEqual(names);
});

describe('what the table has against a caller', () => {
  const callers = [CALLER] as const;
  const block: Block = {
    mask: MASK,
    maskId: ownedMask().id,
    caller: CALLER,
    createdAt: '2026-11-20T12:00:00Z',
    etag: 'etag-1',
  };
  const put = (row: Row) =>
    faulty.table.client.send(new PutCommand({ TableName: faulty.table.name, Item: row }));

  test('costs no request more, and no key of a caller who has no number but the block’s', async () => {
    const read = makeReader();
    await read({ masks: [], ...REST });
    const requests = await asked(() => read({ masks: [MASK], callers, keyDigest }));
    expect(requests).toEqual([[MASK, CALLER]]);
    expect(await asked(() => read({ masks: [MASK], callers: ['withheld'], keyDigest }))).toEqual([[MASK]]);
  });

  test.each([CALLER, 'withheld', 'other'] as const)('is found where %s is blocked', async (blocked) => {
    await put(blockToRow({ ...block, caller: blocked }));
    const { blocks } = await makeReader()({ masks: [MASK, ABROAD], callers: [STRANGER, blocked], keyDigest });
    expect(blocks).toEqual([{ ...block, caller: blocked }]);
    expect((await makeReader()({ masks: [MASK], callers: [STRANGER], keyDigest })).blocks).toEqual([]);
  });

  test('is found where the caller is a mask, or was one', async () => {
    const read = (number: E164) => makeReader()({ masks: [ABROAD], callers: [number], keyDigest });
    expect(await read(MASK)).toMatchObject({ callingMasks: [ownedMask()] });
    expect(await read(STRANGER)).toMatchObject({ callingMasks: [releasedMask(STRANGER)] });
    expect(await read(CALLER)).toMatchObject({ callingMasks: [] });
  });

  test('is found where the mask is somebody’s number', async () => {
    await put({ ...personKey(ABROAD), etag: 'etag-1' });
    const { hidden } = await makeReader()({ masks: [MASK, ABROAD], callers, keyDigest });
    expect(hidden).toEqual([ABROAD]);
  });
});

describe('a key that was found', () => {
  test('is not asked for again within a minute', async () => {
    const clock = makeClock();
    const read = makeReader(clock.nowMs);
    await read({ masks: [MASK], ...REST });
    clock.advance(59_999);
    const requests = await asked(async () => {
      expect(await read({ masks: [MASK], ...REST })).toEqual({
        masks: [ownedMask()],
        ...NOTHING_ELSE,
        webhookKey,
      });
    });
    expect(requests).toEqual([[MASK]]);
  });

  test('is asked for again after a minute, and then for another one', async () => {
    const clock = makeClock();
    const read = makeReader(clock.nowMs);
    const query = { masks: [], ...REST };
    await read(query);
    clock.advance(60_000);
    expect(await asked(() => read(query))).toEqual([[KEY_ROW]]);
    expect(await asked(() => read(query))).toEqual([]);
  });

  test('is trusted for a minute from the question, however long the answer took', async () => {
    const clock = makeClock();
    const read = makeReader(clock.nowMs);
    const answer = read({ masks: [], ...REST });
    clock.advance(1_000);
    await answer;
    clock.advance(59_000);
    expect(await asked(() => read({ masks: [], ...REST }))).toEqual([[KEY_ROW]]);
  });

  test('says nothing of another one', async () => {
    const read = makeReader();
    await read({ masks: [], ...REST });
    expect(await read({ masks: [], ...REST, keyDigest: digestOfKey('another') })).toMatchObject({
      webhookKey: undefined,
    });
  });
});

test('a key that was not found is asked for each time, so that a new one works at once', async () => {
  const read = makeReader();
  const key = 'a-key-that-is-new-today';
  const query = { masks: [], ...REST, keyDigest: digestOfKey(key) };
  expect(await read(query)).toMatchObject({ webhookKey: undefined });
  await putKey(faulty.table, webhookKey, key);
  expect(await read(query)).toMatchObject({ webhookKey });
});

test('what is asked of the table is strongly consistent: a mask that was just written is found', async () => {
  const mask = ownedMask({ mask: e164('+14155550177') });
  await putMask(faulty.table, mask);
  expect((await makeReader()({ masks: [mask.mask], ...REST })).masks).toEqual([mask]);
});
