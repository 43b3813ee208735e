import { expect, test } from '@jest/globals';
import type { ReleaseAllOrder } from '../../../cli/release-all/run.ts';
import { runReleaseAll } from '../../../cli/release-all/run.ts';
import type { ConnectionName } from '../../../lib/carriers/connection.ts';
import type { E164 } from '../../../lib/phone/e164.ts';
import { makeBuyingWith } from '../../support/numbers/buying.ts';
import { e164, makeMask, makeTombstone, numbersFrom } from '../../support/numbers/masks.ts';
import { makeMemoryStore } from '../../support/table/memory-store.ts';

const [ACTIVE, EXPIRED, RELEASING] = numbersFrom('+14155550101', 3) as [never, never, never];
const THEIRS = makeMask({ mask: e164('+14155550150'), connection: 'other' as ConnectionName });

/** A mask in each state, one of another connection, and a tombstone, read in small parts. */
const setUp = async () => {
  const buying = makeBuyingWith({ store: makeMemoryStore({ pageSize: 2 }) });
  const { store, supplier } = buying;
  for (const row of [
    makeMask({ mask: ACTIVE, label: 'shop' }),
    makeMask({ mask: EXPIRED, expiresAtSeconds: 1 }),
    makeMask({ mask: RELEASING, state: 'releasing' }),
    THEIRS,
    makeTombstone({ mask: e164('+14155550160') }),
  ]) {
    await store.insert(row);
    supplier.ours.add(row.mask);
  }
  const lines: string[] = [];
  const run = (order: Partial<ReleaseAllOrder> = {}): ReturnType<typeof runReleaseAll> =>
    runReleaseAll({
      store,
      connections: ['tropo'],
      releaseMask: buying.release,
      tell: (line) => lines.push(line),
      ...order,
    });
  return { ...buying, lines, run };
};

test('without a confirmation nothing goes back, and all that would is listed', async () => {
  const { run, lines, supplier } = await setUp();
  expect((await run()).isDone).toBe(true);
  expect(lines).toEqual([
    `  ${ACTIVE}  msk_1  active  shop`,
    `  ${EXPIRED}  msk_1  active`,
    `  ${RELEASING}  msk_1  releasing`,
    '\nNothing was released. A release cannot be undone; to release these numbers: --confirm "release 3 masks"',
  ]);
  expect(supplier.calls).toEqual([]);
});

test.each(['yes', 'release 2 masks', 'Release 3 masks', ''])('%j confirms nothing', async (confirm) => {
  const { run, supplier } = await setUp();
  await expect(run({ confirm })).rejects.toThrow('Nothing was released. There are 3 masks now');
  expect(supplier.calls).toEqual([]);
});

test('confirmed to the letter, every mask goes back, of this connection alone', async () => {
  const { run, lines, store, supplier } = await setUp();
  expect((await run({ confirm: 'release 3 masks' })).isDone).toBe(true);
  expect(lines.at(-1)).toBe('\nAll 3 masks are released.');
  expect([...supplier.ours]).toEqual([THEIRS.mask, '+14155550160']);
  expect(await store.find(THEIRS.mask)).toEqual(THEIRS);
});

test('one that fails does not stop the others, and is done by doing it again', async () => {
  const { run, lines, supplier } = await setUp();
  supplier.fail('release', 'before');
  expect((await run({ confirm: 'release 3 masks' })).isDone).toBe(false);
  expect(lines.slice(-4)).toEqual([
    `  ${ACTIVE}  msk_1  not released: carrier-failed: The carrier answered 500.`,
    `  ${EXPIRED}  msk_1  released`,
    `  ${RELEASING}  msk_1  released`,
    '\n1 of 3 are left. Run the command again.',
  ]);
  expect((await run({ confirm: 'release 1 masks' })).isDone).toBe(true);
  expect((await run()).isDone).toBe(true);
  expect(lines.at(-1)).toBe('There is no mask to release.');
});

test.each([new Error('gone'), 'gone'])('nor does one that throws %p', async (thrown) => {
  const { run, lines } = await setUp();
  const releaseMask = () => Promise.reject(thrown);
  expect((await run({ confirm: 'release 3 masks', releaseMask })).isDone).toBe(false);
  expect(lines[0]).toBe(`  ${ACTIVE}  msk_1  not released: gone`);
});

test('one that the carrier takes back later is told: all is not done yet', async () => {
  const { run, lines, supplier } = await setUp();
  supplier.held.add(ACTIVE);
  expect((await run({ confirm: 'release 3 masks' })).isDone).toBe(false);
  expect(lines[0]).toBe(`  ${ACTIVE}  msk_1  not released: the carrier takes it back later`);
  supplier.held.clear();
  expect((await run({ confirm: 'release 1 masks' })).isDone).toBe(true);
});

test('the list names imported masks, whose numbers stay in the account', async () => {
  const { run, lines, store } = await setUp();
  await store.insert(makeMask({ mask: e164('+14155550170'), origin: 'imported', former: {} }));
  await run();
  expect(lines).toContain('  +14155550170  msk_1  active, imported');
  expect(lines.at(-1)).toContain('(imported ones stay in the account): --confirm');
});

test('one that was imported has gone back where it stays in the account', async () => {
  const { run, lines } = await setUp();
  const releaseMask = async (mask: E164) => ({ mask: makeMask({ mask }), released: 'restored' as const });
  expect((await run({ confirm: 'release 3 masks', releaseMask })).isDone).toBe(true);
  expect(lines[0]).toBe(`  ${ACTIVE}  msk_1  released, and stays in the account`);
});

test('masks of each connection that is named go back', async () => {
  const { run, lines } = await setUp();
  await run({ connections: ['tropo', 'other'] });
  expect(lines.at(-1)).toContain('--confirm "release 4 masks"');
});

test('a mask that is being ordered is told: all is not done yet', async () => {
  const { run, lines, store } = await setUp();
  await store.insert(makeMask({ mask: e164('+14155550170'), state: 'ordering' }));
  expect((await run({ confirm: 'release 3 masks' })).isDone).toBe(false);
  expect(lines[0]).toBe(
    '1 more are being ordered. npm run callmask -- reconcile finishes those; then run this command again.',
  );
  expect((await run()).isDone).toBe(false);
});

test('the result as data has every mask, and what confirms the list', async () => {
  const { run, supplier } = await setUp();
  const row = { mask: ACTIVE, id: 'msk_1', state: 'active', origin: 'bought' };
  const listed = await run();
  expect(listed).toMatchObject({ isDone: true, confirm: 'release 3 masks', ordering: 0 });
  expect(listed.masks[0]).toEqual(row);
  supplier.held.add(ACTIVE);
  const released = await run({ confirm: 'release 3 masks' });
  expect(released).not.toHaveProperty('confirm');
  expect(released.masks[0]).toEqual({ ...row, result: 'not released: the carrier takes it back later' });
});
