import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { maskKey, requestKey } from '../../../lib/table/keys.ts';
import type { Row } from '../../../lib/table/rows.ts';
import {
  blockToRow,
  installationToRow,
  maskToRow,
  orphanToRow,
  progressToRow,
  requestToRow,
  rowToBlock,
  rowToInstallation,
  rowToMask,
  rowToOrphan,
  rowToProgress,
  rowToRequest,
  rowToSlots,
  rowToWebhookKey,
  slotsToRow,
  webhookKeyToRow,
} from '../../../lib/table/rows.ts';
import { makeFakeSupplier } from '../../support/carriers/fake-supplier.ts';
import { makeBuyingWith } from '../../support/numbers/buying.ts';
import {
  e164,
  MASK,
  makeBlock,
  makeMask,
  makeRequest,
  makeSlots,
  makeTombstone,
  NUMBER,
  numbersFrom,
} from '../../support/numbers/masks.ts';
import type { MemoryStore } from '../../support/table/memory-store.ts';
import { makeMemoryStore } from '../../support/table/memory-store.ts';

test('a mask is under its number, for any caller, and in the indexes of its person and of all masks', () => {
  expect(maskToRow(makeMask())).toEqual({
    pk: MASK,
    sk: '*',
    person: NUMBER,
    listedIn: 'masks',
    ...makeMask(),
  });
});

test('a released mask is in no index, and holds nothing of the person', () => {
  expect(maskToRow(makeTombstone())).toEqual({
    pk: MASK,
    sk: '*',
    kind: 'released',
    ...makeTombstone(),
  });
});

test('a request is in the index of the person whom it names', () => {
  const row = requestToRow(makeRequest());
  expect(row).toEqual({ pk: 'REQUEST#request', sk: 'REQUEST', kind: 'request', ...makeRequest() });
  expect(row['person']).toBe(NUMBER);
});

test('rows of different kinds never share a key', () => {
  expect(maskKey(MASK)).toEqual({ pk: MASK, sk: '*' });
  expect(requestKey('x')).toEqual({ pk: 'REQUEST#x', sk: 'REQUEST' });
  expect(webhookKeyToRow('x', { connection: 'tropo' })).toEqual({
    pk: 'KEY#x',
    sk: 'KEY',
    kind: 'webhook-key',
    connection: 'tropo',
  });
});

test.each([makeMask({ label: 'x', expiresAtSeconds: 1 }), makeTombstone()])(
  'a mask that is $state comes back from its row',
  (mask) => expect(rowToMask(maskToRow(mask))).toEqual(mask),
);

test('requests and webhook keys come back from their rows', () => {
  const request = makeRequest({ candidate: MASK, mayHaveOrderedNear: true });
  const key = { connection: 'tropo', account: '1', endsAtSeconds: 2 } as const;
  expect(rowToRequest(requestToRow(request))).toEqual(request);
  expect(rowToWebhookKey(webhookKeyToRow('x', key))).toEqual(key);
});

const BLOCK = makeBlock();
const ORPHAN_NOTE = { number: MASK, firstSeenAtSeconds: 1, purgeAtSeconds: 2 };
const PROGRESS = { cursor: 'x', masks: 1, changes: 2, purgeAtSeconds: 3 };

test('a block stands where leases and callbacks of the same caller would, and its kind tells it apart', () => {
  expect(blockToRow(BLOCK)).toEqual({
    pk: MASK,
    sk: `CALLER#${BLOCK.caller}`,
    kind: 'block',
    person: BLOCK.caller,
    ...BLOCK,
  });
  expect(blockToRow({ ...BLOCK, caller: 'withheld' })).toMatchObject({ sk: 'CALLER#withheld' });
});

const READERS: readonly (readonly [string, Row, (row: Row) => unknown])[] = [
  ['a mask', maskToRow(makeMask()), rowToMask],
  ['a tombstone', maskToRow(makeTombstone()), rowToMask],
  ['a block', blockToRow(BLOCK), rowToBlock],
  ['a request', requestToRow(makeRequest()), rowToRequest],
  ['slots', slotsToRow(makeSlots()), rowToSlots],
  ['a webhook key', webhookKeyToRow('x', { connection: 'tropo' }), rowToWebhookKey],
  ['a note about an orphan', orphanToRow('tropo', ORPHAN_NOTE), rowToOrphan],
  ['progress', progressToRow('tropo', PROGRESS), rowToProgress],
  ['the installation', installationToRow('name'), rowToInstallation],
];

test.each(READERS)(
  'the row of %s says its kind, and a row of any other kind is not taken for it',
  (_what, row, read) => {
    expect(read(row)).toBeDefined();
    for (const kind of ['lease', 'callback', undefined]) {
      expect(() => read({ ...row, kind })).toThrow('another kind');
    }
  },
);

/** Whether the table may forget the row: it stands for no number that is, or may be, paid for. */
const costsNothing = (row: Row): boolean =>
  row['state'] === 'released' || (row['sk'] === 'REQUEST' && row['answer'] !== undefined);

const STOCK = numbersFrom('+14155550123', 3);

const step = fc.record({
  call: fc.constantFrom('create', 'release', 'change' as const),
  key: fc.integer({ min: 1, max: 3 }),
  mask: fc.constantFrom(...STOCK),
  fault: fc.constantFrom(undefined, 'candidates', 'order', 'orderNear', 'release'),
  when: fc.constantFrom('before', 'after'),
  pauseSeconds: fc.constantFrom(0, 60),
});

/** Hands each row that is written to `see`, as the table gets it. */
const watched = (store: MemoryStore, see: (row: Row) => void): MemoryStore => {
  const seeing = (row: Row, write: () => Promise<boolean>): Promise<boolean> => {
    see(row);
    return write();
  };
  return {
    ...store,
    insert: (mask) => seeing(maskToRow(mask), () => store.insert(mask)),
    replace: (before, after) => seeing(maskToRow(after), () => store.replace(before, after)),
    insertRequest: (request) => seeing(requestToRow(request), () => store.insertRequest(request)),
    replaceRequest: (before, after) => seeing(requestToRow(after), () => store.replaceRequest(before, after)),
  };
};

test('no row that costs money ever carries the attribute by which the table forgets', () =>
  fc.assert(
    fc.asyncProperty(fc.boolean(), fc.array(step, { maxLength: 12 }), async (lists, steps) => {
      const written: Row[] = [];
      const store = watched(makeMemoryStore(), (row) => written.push(row));
      const supplier = makeFakeSupplier({ stock: STOCK, lists });
      const { create, release, change, clock } = makeBuyingWith({ store, supplier });
      for (const { call, key, mask, fault, when, pauseSeconds } of steps) {
        if (fault !== undefined) supplier.fail(fault as 'order', when as 'after');
        const calls = {
          create: () => create({ idempotencyKey: `key-${key}` }),
          release: () => release(mask),
          change: () => change({ mask, patch: { expiresAtSeconds: clock.seconds + 1, label: 'x' } }),
        };
        await Promise.allSettled([calls[call as 'create']()]);
        clock.seconds += pauseSeconds;
      }
      for (const row of written) {
        expect([row, 'purgeAtSeconds' in row]).toEqual([row, costsNothing(row)]);
      }
    }),
    { numRuns: 300 },
  ));

test('a mask that expires is paid for until it is released', () => {
  const row = maskToRow(makeMask({ mask: e164('+14155550124'), expiresAtSeconds: 1 }));
  expect(row).not.toHaveProperty('purgeAtSeconds');
});
