import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { digestOfKey } from '../../../../lib/calls/proofs/webhook-key.ts';
import type { ReadRoute } from '../../../../lib/calls/route-reader.ts';
import { tropoProtocol } from '../../../../lib/carriers/tropo/protocol.ts';
import type { HedgeOptions } from '../../../../lib/table/calls/hedged.ts';
import type { RouteRowsQuery } from '../../../../lib/table/calls/route-reader.ts';
import { makeDynamodbRouteReader, makeReadRouteRows } from '../../../../lib/table/calls/route-reader.ts';
import { answerByKey, KEY, UNLIMITED } from '../../../support/calls/call-world.ts';
import { putKey, putMask } from '../../../support/calls/transfer.ts';
import { makeSession, makeWebhook } from '../../../support/calls/tropo-events.ts';
import { CALLER, e164, MASK, NUMBER } from '../../../support/numbers/masks.ts';
import { ownedMask } from '../../../support/numbers/owned-masks.ts';
import type { FaultyWay } from '../../../support/table/faulty-table.ts';
import { startFaultyWay } from '../../../support/table/faulty-table.ts';
import type { TestTable } from '../../../support/table/table.ts';
import { startTestTable } from '../../../support/table/table.ts';
import { makeClock } from '../../../support/time/clock.ts';
import type { VirtualTime } from '../../../support/time/virtual-time.ts';
import { startVirtualTime } from '../../../support/time/virtual-time.ts';

const keyDigest = digestOfKey(KEY);
const KEY_ROW = `KEY#${keyDigest}`;
const webhookKey = { connection: 'tropo' } as const;

/** The same ten digits as {@link MASK}, read as a whole number. */
const ABROAD = e164('+4155550123');

/** The same ten digits as {@link CALLER}, read as a whole number. */
const CALLER_ABROAD = e164('+2125550187');

let table: TestTable;
let faulty: FaultyWay;
let time: VirtualTime;

beforeAll(async () => {
  table = await startTestTable();
  await putMask(table, ownedMask());
  await putKey(table);
});
// A fresh one each time: a request that was given up may still arrive when the next test counts its own.
beforeEach(async () => {
  faulty = await startFaultyWay(table);
  time = startVirtualTime(faulty.proxy);
});
afterEach(async () => {
  time.end();
  await faulty.stop();
});
afterAll(() => table.stop());

/** As many requests as in production. */
const HEDGE = { timesMs: [0, 300, 310, 320, 330], giveUpAfterMs: 1000 } as const;
const MOST_REQUESTS = HEDGE.timesMs.length;

const makeReader = (hedge: HedgeOptions = HEDGE) => {
  const read = makeReadRouteRows({ table: faulty.behind, elapsedMs: makeClock().nowMs, hedge });
  return (query: RouteRowsQuery) => time.passFor(read(query));
};

/** What the table was asked for while `work` ran. */
const asked = async (work: () => Promise<unknown>) => {
  const before = faulty.proxy.requests.length;
  await work();
  return faulty.proxy.requests.slice(before).map(({ keys }) => keys);
};

/** What is found of a mask that has nothing against anybody. */
const NOTHING_ELSE = { blocks: [], hidden: [], callingMasks: [] };

describe('a table that answers in part', () => {
  const rows = [MASK, ABROAD, CALLER, CALLER_ABROAD, KEY_ROW];
  const withheld = [
    ['the mask', [MASK]],
    ['the other reading', [ABROAD]],
    ['the key', [KEY_ROW]],
    ['the caller', [CALLER]],
    ['both readings', [MASK, ABROAD]],
    ['mask and key', [MASK, KEY_ROW]],
    ['other reading and key', [ABROAD, KEY_ROW]],
    ['everything', rows],
  ] as const;

  const connect = () => {
    const parts = { table: faulty.behind, elapsedMs: makeClock().nowMs, hedge: HEDGE };
    const read = makeDynamodbRouteReader(parts);
    const readRoute: ReadRoute = (asking) => time.passFor(read(asking));
    const answerCall = answerByKey({ ...UNLIMITED, protocol: tropoProtocol, readRoute });
    return answerCall(makeWebhook(makeSession(), { key: KEY }));
  };
  const connected = { transfer: { to: NUMBER, name: 'transfer', from: CALLER, timeout: 20 } };

  test.each(withheld)('for ever is no decision: without %s', async (_what, keys) => {
    faulty.proxy.fail({ kind: 'withhold', keys });
    const requests = await asked(async () => {
      await expect(connect()).rejects.toThrow('The table returned only a part');
    });
    expect(requests).toEqual([rows, keys, keys, keys, keys]);
  });

  test.each(withheld)('once is asked for the rest: %s', async (_what, keys) => {
    faulty.proxy.fail({ kind: 'withhold', keys }, 1);
    const requests = await asked(async () => {
      const { answer } = await connect();
      expect(JSON.parse(answer.body).tropo[0]).toEqual(connected);
    });
    expect(requests).toEqual([rows, keys]);
  });

  test('three times is asked for the rest again, and nothing else', async () => {
    faulty.proxy.fail({ kind: 'withhold', keys: [MASK] }, 3);
    expect(await asked(connect)).toEqual([rows, [MASK], [MASK], [MASK]]);
  });

  test('does not put a key into the cache that was never read', async () => {
    const read = makeReader();
    faulty.proxy.fail({ kind: 'withhold', keys: [MASK] });
    await expect(read({ masks: [MASK], callers: [], keyDigest })).rejects.toThrow();
    faulty.proxy.heal();
    expect(await asked(() => read({ masks: [MASK], callers: [], keyDigest }))).toEqual([[MASK, KEY_ROW]]);
  });
});

const query = { masks: [MASK], callers: [], keyDigest };
const found = { masks: [ownedMask()], ...NOTHING_ELSE, webhookKey };
const SILENT = ['hang', 'stall'] as const;

describe.each(['throttle', 'reset', 'lose-answer', ...SILENT] as const)('a table that fails (%s)', (kind) => {
  test.each([1, 2, 3, 4])('for %d requests is asked again until it answers', async (times) => {
    faulty.proxy.fail({ kind }, times);
    const requests = await asked(async () => expect(await makeReader()(query)).toEqual(found));
    expect(requests).toHaveLength(times + 1);
  });

  test('each time is asked so often and no more, is an error, and the next read is a new one', async () => {
    const read = makeReader();
    faulty.proxy.fail({ kind });
    expect(await asked(() => expect(read(query)).rejects.toThrow())).toHaveLength(MOST_REQUESTS);
    faulty.proxy.heal();
    expect(await read(query)).toEqual(found);
  });
});

describe('a read that nothing disturbs', () => {
  test('is one request, and all reads use one connection', async () => {
    const read = makeReader();
    await read(query);
    const connections = faulty.proxy.connections();
    const requests = await asked(async () => {
      for (let count = 0; count < 10; count += 1) await read(query);
    });
    expect(requests).toHaveLength(10);
    expect(faulty.proxy.connections()).toBe(connections);
  });

  test('comes upon no dead connection that another read came upon', async () => {
    await makeReader()(query);
    faulty.proxy.deaden();
    await makeReader()(query);
    expect(await asked(() => makeReader()(query))).toHaveLength(1);
  });
});

test('an answer that is late is taken all the same, if it comes first', async () => {
  const delaysMs = [400].values();
  faulty.proxy.fail({ kind: 'slow', delayMs: () => delaysMs.next().value ?? 10_000 });
  expect(await makeReader()(query)).toEqual(found);
});
