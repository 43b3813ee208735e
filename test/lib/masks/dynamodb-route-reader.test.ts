import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Table } from '../../../lib/aws/table.ts';
import { makeAnswerCall } from '../../../lib/calls/answer-call.ts';
import { digestOfKey } from '../../../lib/calls/webhook-key.ts';
import { tropoProtocol } from '../../../lib/carriers/tropo/protocol.ts';
import { makeDynamodbRouteReader } from '../../../lib/masks/dynamodb-route-reader.ts';
import type { Row } from '../../../lib/masks/items.ts';
import { maskToRow, webhookKeyToRow } from '../../../lib/masks/items.ts';
import type { FaultProxy } from '../../support/fault-proxy.ts';
import { startFaultProxy } from '../../support/fault-proxy.ts';
import {
  CALLER,
  e164,
  MASK,
  NOW_SECONDS,
  NUMBER,
  ownedMask,
  releasedMask,
} from '../../support/owned-masks.ts';
import type { TestTable } from '../../support/table.ts';
import { makeTestClient, startTestTable } from '../../support/table.ts';
import { makeSession, makeWebhook } from '../../support/tropo-messages.ts';

const KEY = 'a-key-of-enough-characters';
const keyDigest = digestOfKey(KEY);
const KEY_ROW = `KEY#${keyDigest}`;
const webhookKey = { connection: 'tropo', account: '62001' } as const;

/** The same ten digits as {@link MASK}, read as a whole number. */
const ABROAD = e164('+4155550100');
const STRANGER = e164('+12125550199');

let table: TestTable;
let proxy: FaultProxy;
/** The same table behind the proxy. */
let behind: Table;
let stopClient: () => void;

const put = async (row: Row): Promise<void> => {
  await table.client.send(new PutCommand({ TableName: table.name, Item: row }));
};

beforeAll(async () => {
  table = await startTestTable();
  proxy = await startFaultProxy(table);
  const client = makeTestClient(proxy.endpoint);
  stopClient = () => client.destroy();
  behind = { name: table.name, client: DynamoDBDocumentClient.from(client) };
  await put(maskToRow(ownedMask()));
  await put(maskToRow(releasedMask(STRANGER)));
  await put(webhookKeyToRow(keyDigest, webhookKey));
});
afterEach(() => proxy.heal());
afterAll(async () => {
  stopClient();
  await proxy.stop();
  await table.stop();
});

/** A clock that moves only when it is told to. */
const makeClock = (stepMs = 0) => {
  let ms = NOW_SECONDS * 1000;
  return {
    nowMs: () => {
      ms += stepMs;
      return ms;
    },
    advance: (byMs: number) => {
      ms += byMs;
    },
  };
};

const makeReader = (nowMs = makeClock().nowMs) => makeDynamodbRouteReader({ table: behind, nowMs });

/** What the table was asked for while `work` ran. */
const asked = async (work: () => Promise<unknown>) => {
  const before = proxy.requests.length;
  await work();
  return proxy.requests.slice(before).map(({ keys }) => keys);
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
    expect(proxy.requests.at(-1)?.operation).toBe('BatchGetItem');
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
  const digest = digestOfKey('a-key-that-is-new-today');
  const query = { masks: [], keyDigest: digest };
  expect(await read(query)).toMatchObject({ webhookKey: undefined });
  await put(webhookKeyToRow(digest, webhookKey));
  expect(await read(query)).toMatchObject({ webhookKey });
});

describe('a table that answers in part', () => {
  const rows = [MASK, ABROAD, KEY_ROW];
  const withheld = [
    ['the mask', [MASK]],
    ['the other reading', [ABROAD]],
    ['the key', [KEY_ROW]],
    ['both readings', [MASK, ABROAD]],
    ['mask and key', [MASK, KEY_ROW]],
    ['other reading and key', [ABROAD, KEY_ROW]],
    ['everything', rows],
  ] as const;

  const connect = (nowMs: () => number) => {
    const readRoute = makeReader(nowMs);
    const answerCall = makeAnswerCall({ protocol: tropoProtocol, readRoute, nowSeconds: () => NOW_SECONDS });
    return answerCall(makeWebhook(makeSession(), { key: KEY }));
  };
  const connected = { transfer: { to: NUMBER, name: 'transfer', from: CALLER, timeout: 20 } };

  test.each(withheld)('for ever is no decision: without %s', async (_what, keys) => {
    proxy.fail({ kind: 'withhold', keys });
    await expect(connect(makeClock(500).nowMs)).rejects.toThrow('The table gave only a part');
  });

  test.each(withheld)('once is asked for the rest: %s', async (_what, keys) => {
    proxy.fail({ kind: 'withhold', keys }, 1);
    const requests = await asked(async () => {
      const { answer } = await connect(makeClock().nowMs);
      expect(JSON.parse(answer.body).tropo[0]).toEqual(connected);
    });
    expect(requests).toEqual([rows, keys]);
  });

  test('three times is asked four times', async () => {
    proxy.fail({ kind: 'withhold', keys: [MASK] }, 3);
    const requests = await asked(() => connect(makeClock().nowMs));
    expect(requests).toEqual([rows, [MASK], [MASK], [MASK]]);
  });

  test('does not put a key into the cache that was never read', async () => {
    const read = makeReader(makeClock(500).nowMs);
    proxy.fail({ kind: 'withhold', keys: [MASK] });
    await expect(read({ masks: [MASK], keyDigest })).rejects.toThrow();
    proxy.heal();
    expect(await asked(() => read({ masks: [MASK], keyDigest }))).toEqual([[MASK, KEY_ROW]]);
  });
});

describe.each(['throttle', 'reset', 'lose-answer'] as const)('a table that fails (%s)', (kind) => {
  const query = { masks: [MASK], keyDigest };

  test('once is asked again', async () => {
    proxy.fail({ kind }, 1);
    expect(await makeReader()(query)).toEqual({ masks: [ownedMask()], webhookKey });
  });

  test('each time is an error, and the next read is a new one', async () => {
    const read = makeReader();
    proxy.fail({ kind });
    await expect(read(query)).rejects.toThrow();
    proxy.heal();
    expect(await read(query)).toEqual({ masks: [ownedMask()], webhookKey });
  });
});

test.each(['hang', 'stall'] as const)('a table that goes silent (%s) is given up', async (kind) => {
  proxy.fail({ kind });
  await expect(makeReader()({ masks: [MASK], keyDigest })).rejects.toThrow(/abort/i);
});

test('what is asked of the table is strongly consistent: a mask that was just written is found', async () => {
  const mask = ownedMask({ mask: e164('+14155550177') });
  await put(maskToRow(mask));
  expect((await makeReader()({ masks: [mask.mask], keyDigest })).masks).toEqual([mask]);
});
