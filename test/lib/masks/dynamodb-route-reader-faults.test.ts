import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { makeAnswerCall } from '../../../lib/calls/answer-call.ts';
import { digestOfKey } from '../../../lib/calls/webhook-key.ts';
import { tropoProtocol } from '../../../lib/carriers/tropo/protocol.ts';
import { makeDynamodbRouteReader } from '../../../lib/masks/dynamodb-route-reader.ts';
import { KEY, UNLIMITED } from '../../support/call-world.ts';
import { makeClock } from '../../support/clock.ts';
import type { FaultyTable } from '../../support/faulty-table.ts';
import { startFaultyTable } from '../../support/faulty-table.ts';
import { e164 } from '../../support/masks.ts';
import { CALLER, MASK, NUMBER, ownedMask } from '../../support/owned-masks.ts';
import { putKey, putMask } from '../../support/transfer.ts';
import { makeSession, makeWebhook } from '../../support/tropo-messages.ts';

const keyDigest = digestOfKey(KEY);
const KEY_ROW = `KEY#${keyDigest}`;
const webhookKey = { connection: 'tropo' } as const;

/** The same ten digits as {@link MASK}, read as a whole number. */
const ABROAD = e164('+4155550100');

/** The same ten digits as {@link CALLER}, read as a whole number. */
const CALLER_ABROAD = e164('+3125550122');

let faulty: FaultyTable;

beforeAll(async () => {
  faulty = await startFaultyTable();
  await putMask(faulty.table, ownedMask());
  await putKey(faulty.table);
});
afterEach(() => faulty.proxy.heal());
afterAll(() => faulty.stop());

const makeReader = (nowMs = makeClock().nowMs) => makeDynamodbRouteReader({ table: faulty.behind, nowMs });

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

  const connect = (nowMs: () => number) => {
    const readRoute = makeReader(nowMs);
    const answerCall = makeAnswerCall({ ...UNLIMITED, protocol: tropoProtocol, readRoute });
    return answerCall(makeWebhook(makeSession(), { key: KEY }));
  };
  const connected = { transfer: { to: NUMBER, name: 'transfer', from: CALLER, timeout: 20 } };

  test.each(withheld)('for ever is no decision: without %s', async (_what, keys) => {
    faulty.proxy.fail({ kind: 'withhold', keys });
    await expect(connect(makeClock(500).nowMs)).rejects.toThrow('The table gave only a part');
  });

  test.each(withheld)('once is asked for the rest: %s', async (_what, keys) => {
    faulty.proxy.fail({ kind: 'withhold', keys }, 1);
    const requests = await asked(async () => {
      const { answer } = await connect(makeClock().nowMs);
      expect(JSON.parse(answer.body).tropo[0]).toEqual(connected);
    });
    expect(requests).toEqual([rows, keys]);
  });

  test('three times is asked four times', async () => {
    faulty.proxy.fail({ kind: 'withhold', keys: [MASK] }, 3);
    const requests = await asked(() => connect(makeClock().nowMs));
    expect(requests).toEqual([rows, [MASK], [MASK], [MASK]]);
  });

  test('does not put a key into the cache that was never read', async () => {
    const read = makeReader(makeClock(500).nowMs);
    faulty.proxy.fail({ kind: 'withhold', keys: [MASK] });
    await expect(read({ masks: [MASK], callers: [], keyDigest })).rejects.toThrow();
    faulty.proxy.heal();
    expect(await asked(() => read({ masks: [MASK], callers: [], keyDigest }))).toEqual([[MASK, KEY_ROW]]);
  });
});

describe.each(['throttle', 'reset', 'lose-answer'] as const)('a table that fails (%s)', (kind) => {
  const query = { masks: [MASK], callers: [], keyDigest };

  test('once is asked again', async () => {
    faulty.proxy.fail({ kind }, 1);
    expect(await makeReader()(query)).toEqual({ masks: [ownedMask()], ...NOTHING_ELSE, webhookKey });
  });

  test('each time is an error, and the next read is a new one', async () => {
    const read = makeReader();
    faulty.proxy.fail({ kind });
    await expect(read(query)).rejects.toThrow();
    faulty.proxy.heal();
    expect(await read(query)).toEqual({ masks: [ownedMask()], ...NOTHING_ELSE, webhookKey });
  });
});

test.each(['hang', 'stall'] as const)('a table that goes silent (%s) is given up', async (kind) => {
  faulty.proxy.fail({ kind });
  await expect(makeReader()({ masks: [MASK], callers: [], keyDigest })).rejects.toThrow(/abort/i);
});
