import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PERMISSIONS, ROWS } from '../../../cdk/functions/permissions.ts';
import type { Table } from '../../../lib/aws/table.ts';
import { Problem } from '../../../lib/errors/problem.ts';
import { listBlocks, makeBlockCaller, unblockCaller } from '../../../lib/masks/blocks.ts';
import { showMask } from '../../../lib/masks/show-mask.ts';
import { makeReconcile } from '../../../lib/numbers/reconciling/reconcile.ts';
import { RECONCILIATION_SETTINGS } from '../../../lib/numbers/reconciling/reconcile-dependencies.ts';
import { makeExportPerson } from '../../../lib/people/export-person.ts';
import { makeDynamodbInstallation } from '../../../lib/table/installation.ts';
import { makeDynamodbReconciliationNotes } from '../../../lib/table/reconciliation-notes.ts';
import { makeDynamodbStore } from '../../../lib/table/store.ts';
import { makeTransfer, post, putKey, putMask } from '../../support/calls/transfer.ts';
import { makeSession } from '../../support/calls/tropo-events.ts';
import { makeFakeSupplier } from '../../support/carriers/fake-supplier.ts';
import { makeBuyingWith, maskOf } from '../../support/numbers/buying.ts';
import {
  CALLER,
  e164,
  makeHolder,
  makeMask,
  makeRequest,
  NOW_SECONDS,
  numbersFrom,
} from '../../support/numbers/masks.ts';
import { ownedMask } from '../../support/numbers/owned-masks.ts';
import type { TestTable } from '../../support/table/table.ts';
import { startTestTable } from '../../support/table/table.ts';

const DAY_SECONDS = 24 * 60 * 60;

interface Input {
  readonly IndexName?: string;
  readonly Key?: { readonly pk: string };
  readonly Item?: { readonly pk: string };
  readonly KeyConditionExpression?: string;
  readonly ExpressionAttributeValues?: Readonly<Record<string, string>>;
  readonly RequestItems?: Readonly<Record<string, { readonly Keys: readonly { readonly pk: string }[] }>>;
}

const keysOf = ({ Key, Item, RequestItems, ...query }: Input): readonly string[] => {
  const [, name = ''] = query.KeyConditionExpression?.match(/^\w+ = (:\w+)/) ?? [];
  const named = Key?.pk ?? Item?.pk ?? query.ExpressionAttributeValues?.[name];
  const batch = Object.values(RequestItems ?? {}).flatMap(({ Keys }) => Keys.map(({ pk }) => pk));
  return named === undefined ? batch : [named];
};

const kindOf = (key: string): string =>
  Object.entries(ROWS).find(([, pattern]) => key.startsWith(pattern.slice(0, -1)))?.[0] ?? key;

/** What one command asks to be allowed, in the words of {@link allowedTo}. */
const needsOf = (action: string, input: Input): readonly string[] =>
  action === 'Scan'
    ? ['dynamodb:Scan on table: every row']
    : keysOf(input).map((key) => `dynamodb:${action} on ${input.IndexName ?? 'table'}: ${kindOf(key)}`);

const allowedTo = (name: string): readonly string[] => {
  const { table = [], byPerson = [], byList = [] } = PERMISSIONS[name] ?? {};
  return [
    ...table.flatMap(({ actions, rows }) =>
      [rows].flat().flatMap((kind) => actions.map((action) => `${action} on table: ${kind}`)),
    ),
    ...byPerson.map((action) => `${action} on byPerson: number`),
    ...byList.map((action) => `${action} on byList: list`),
  ].toSorted();
};

/** The table, as the function of that name sees it: what is asked of it is written down. */
const watched = ({ client, name: tableName }: Table, needs: Set<string>): Table => ({
  name: tableName,
  client: new Proxy(client, {
    get: (target, property) =>
      property === 'send'
        ? (...given: Parameters<typeof target.send>) => {
            const action = given[0].constructor.name
              .replace(/Command$/, '')
              .replace(/^(Get|Put|Update|Delete|BatchGet)$/, '$1Item');
            for (const need of needsOf(action, given[0].input as Input)) needs.add(need);
            return target.send(...given);
          }
        : Reflect.get(target, property),
  }),
});

/** Every function over the one table, each with its own list of what it needed. */
const makeFunctions = (table: Table) => {
  const supplier = makeFakeSupplier({ stock: numbersFrom('+14155550123', 9) });
  const clock = { seconds: NOW_SECONDS };
  const needs = new Map<string, Set<string>>();
  const tableOf = (name: string, its = table): Table => {
    const mine = needs.get(name) ?? new Set();
    needs.set(name, mine);
    return watched(its, mine);
  };
  const as = (name: string) =>
    makeBuyingWith({
      store: makeDynamodbStore(tableOf(name)),
      notes: makeDynamodbReconciliationNotes(tableOf(name), 'tropo'),
      supplier,
      nowSeconds: () => clock.seconds,
      masksPerNumber: 1,
    });
  const reconcile = makeReconcile({
    ...as('reconcile'),
    notes: makeDynamodbReconciliationNotes(tableOf('reconcile'), 'tropo'),
    connection: 'tropo',
    settings: RECONCILIATION_SETTINGS,
  });
  return { supplier, clock, needs, tableOf, as, reconcile, store: makeDynamodbStore(table) };
};

type Functions = ReturnType<typeof makeFunctions>;

const [ONE, TWO, THREE, FOUR, FIVE] = numbersFrom('+14155550180', 5) as [never, never, never, never, never];

/** A number whose only place was taken by a worker that died long ago. */
const fill = ({ store }: Functions, number: typeof CALLER) =>
  store.insertSlots({
    number,
    etag: number,
    holders: [makeHolder({ id: number, requestId: 'gone', takenAtSeconds: NOW_SECONDS - DAY_SECONDS })],
  });

const useApi = async (all: Functions): Promise<void> => {
  const { as, supplier, store } = all;
  const { create } = as('create-mask');
  supplier.fail('order', 'before', new Problem('carrier-refused', 'No.'));
  await expect(create({ number: ONE })).rejects.toMatchObject({ code: 'carrier-refused' });
  await fill(all, ONE);
  const mask = maskOf(await create({ number: ONE, idempotencyKey: 'one' }));
  await showMask(as('show-mask').store, mask);
  await as('list-masks').store.list({ limit: 1 });
  await as('list-masks').store.listByNumber(ONE, { limit: 1 });
  await fill(all, TWO);
  await as('change-mask').change({ mask, patch: { number: TWO } });
  const blocking = as('block-caller');
  await makeBlockCaller(blocking)(mask, CALLER);
  await listBlocks(as('list-blocks').store, mask);
  await unblockCaller(as('unblock-caller').store, mask, CALLER);
  const { putBlock } = blocking.store;
  const raced = async (...given: Parameters<typeof putBlock>) => {
    await putBlock(...given);
    await store.putBlock({ ...given[0], caller: 'other' });
    await as('release-mask').release(mask);
  };
  const block = makeBlockCaller({ ...blocking, store: { ...blocking.store, putBlock: raced } });
  await expect(block(mask, CALLER)).rejects.toMatchObject({ code: 'mask-unknown' });
};

const eraseAndReconcile = async (all: Functions): Promise<void> => {
  const { as, store, supplier, clock, reconcile } = all;
  const mask = maskOf(await as('create-mask').create({ number: THREE, idempotencyKey: 'three' }));
  await store.putBlock({ mask, maskId: makeMask().id, caller: CALLER, createdAt: '', etag: 'block' });
  await fill(all, FOUR);
  const orphan = { number: THREE, firstSeenAtSeconds: 1, purgeAtSeconds: 1 };
  await makeDynamodbReconciliationNotes(table, 'tropo').putOrphan(orphan);
  const cursor = JSON.stringify({ pk: THREE });
  await makeDynamodbReconciliationNotes(table, 'tropo').putProgress({
    cursor,
    masks: 0,
    changes: 0,
    purgeAtSeconds: 1,
  });
  await makeExportPerson(as('export-person'))({ person: THREE });
  await as('erase-person').erase(THREE);
  await as('erase-person').erase(FOUR);
  await fill(all, FOUR);
  const kept = maskOf(await as('create-mask').create({ number: FIVE, idempotencyKey: 'five' }));
  await store.putBlock({ mask: kept, maskId: makeMask().id, caller: CALLER, createdAt: '', etag: 'block' });
  await store.replace((await store.find(kept)) as never, makeMask({ mask: kept, state: 'releasing' }));
  for (const [id, holders] of [
    ['2026-11-10', [makeHolder()]],
    ['2026-11-11', [makeHolder(), makeHolder({ id: 'other' })]],
  ] as const) {
    await store.insertSlots({ day: id, holders, etag: id });
    await store.insertRequest(makeRequest({ id, createdAt: `${id}T12:00:00Z` }));
  }
  await fill(all, ONE);
  const untracked = e164('+14155550170');
  supplier.ours.add(untracked);
  clock.seconds += DAY_SECONDS;
  expect(await reconcile({ budgetSeconds: 600 })).toMatchObject({ isComplete: true, unfreed: [] });
  supplier.ours.delete(untracked);
  await reconcile({ budgetSeconds: 600 });
};

/** What functions/wiring/connect-carriers.ts hands to suppliers, each time over a table that has no name yet. */
const nameTables = async ({ tableOf }: Functions, { another }: TestTable): Promise<void> => {
  for (const [name, { carriers }] of Object.entries(PERMISSIONS)) {
    if (carriers === 'calls') await makeDynamodbInstallation(tableOf(name, await another()))();
  }
};

const call = async ({ tableOf }: Functions, table: Table): Promise<void> => {
  await putMask(table, ownedMask({ callsPerMinute: 1 }));
  await putKey(table);
  const { handler } = makeTransfer(tableOf('transfer'));
  expect((await post(handler, makeSession(), 'plain')).statusCode).toBe(200);
};

let table: TestTable;
let functions: Functions;

beforeAll(async () => {
  table = await startTestTable();
  functions = makeFunctions(table);
  await useApi(functions);
  await eraseAndReconcile(functions);
  await nameTables(functions, table);
  await call(functions, table);
});

afterAll(() => table.stop());

test.each(Object.keys(PERMISSIONS))('%s needs all that it may do on the table, and nothing else', (name) => {
  expect([...(functions.needs.get(name) ?? [])].toSorted()).toEqual(allowedTo(name));
});
