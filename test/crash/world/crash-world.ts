import { renderCreated } from '../../../lib/api/views/created-view.ts';
import { retrying } from '../../../lib/carriers/kit/retrying-supplier.ts';
import type { ChoosingSupplier, FormerSettings } from '../../../lib/carriers/supplier.ts';
import { Problem } from '../../../lib/errors/problem.ts';
import { makeAssignments } from '../../../lib/masks/assignments.ts';
import { makeChangeMask } from '../../../lib/masks/change-mask.ts';
import { makeCreateMask } from '../../../lib/masks/create-mask.ts';
import { makeImportMask } from '../../../lib/masks/import-mask.ts';
import { makeReleaseMask } from '../../../lib/masks/release-mask.ts';
import { makeReconcile } from '../../../lib/numbers/reconciling/reconcile.ts';
import { RECONCILIATION_SETTINGS } from '../../../lib/numbers/reconciling/reconcile-dependencies.ts';
import type { ReconciliationNotes } from '../../../lib/numbers/reconciling/reconciliation-notes.ts';
import { makeErasePerson } from '../../../lib/people/erase-person.ts';
import type { E164 } from '../../../lib/phone/e164.ts';
import { connectionsTo } from '../../support/calls/connections.ts';
import type { FakeSupplier } from '../../support/carriers/fake-supplier.ts';
import type { PurchaseFields } from '../../support/numbers/buying.ts';
import { makePurchaseRequest } from '../../support/numbers/buying.ts';
import { makeTestIds, NOW_SECONDS, NUMBER } from '../../support/numbers/masks.ts';
import { makeMemoryReconciliationNotes } from '../../support/table/memory-reconciliation-notes.ts';
import type { MemoryStore } from '../../support/table/memory-store.ts';
import { makeMemoryStore } from '../../support/table/memory-store.ts';
import type { Around } from '../scenarios/cuts.ts';
import { directly, through } from '../scenarios/cuts.ts';
import { seedStrangers } from './strangers.ts';

/** What a client was told. */
export type Told =
  | { readonly status: 200 | 202 | 204 }
  | { readonly status: 201 | 202; readonly body: string; readonly mask: E164 }
  | { readonly imported: string; readonly mask: E164 }
  | { readonly problem: string }
  | { readonly reconciled: readonly string[] };

export interface Hearing {
  /** The Idempotency-Key of a creation, the mask of anything else. */
  readonly about: string;
  readonly told: Told;
}

export interface World {
  readonly store: MemoryStore;
  readonly notes: ReconciliationNotes;
  readonly supplier: FakeSupplier;
  readonly clock: { seconds: number };
  /** All that clients were told, in order. */
  readonly heard: Hearing[];
  /** Masks that a client has asked to release. */
  readonly unwanted: Set<E164>;
  /** How numbers were set that were in the account before us. */
  readonly brought: Map<E164, FormerSettings>;
  /** Those of them that their owner has given up. */
  readonly givenUp: Set<E164>;
  /** What was ordered, and did not come. */
  readonly undelivered: Set<E164>;
  /** What becomes of orders that the carrier was to deliver later. */
  readonly orders: 'delivered' | 'failed';
}

/** Whatever waits for the carrier waits no longer. */
export const finishAtCarrier = ({ supplier, undelivered, orders }: World): void => {
  supplier.held.clear();
  if (orders === 'delivered') {
    supplier.deliver();
    return;
  }
  for (const number of supplier.pending) undelivered.add(number);
  supplier.failOrders();
};

/** A table and a carrier in which strangers have masks already. */
export const makeWorld = async (
  supplier: FakeSupplier,
  orders: World['orders'] = 'delivered',
): Promise<World> => {
  const world: World = {
    store: makeMemoryStore(),
    notes: makeMemoryReconciliationNotes(),
    supplier,
    clock: { seconds: NOW_SECONDS },
    heard: [],
    unwanted: new Set(),
    brought: new Map(),
    givenUp: new Set(),
    undelivered: new Set(),
    orders,
  };
  await seedStrangers(world);
  return world;
};

/** Enough for every scenario, and few enough to be reached. */
export const MASKS_PER_NUMBER = 3;

/** What is found without an owner goes back, so that the ledger has to close. */
const SETTINGS = { ...RECONCILIATION_SETTINGS, releaseOrphans: true };

/** A process of the deployed functions, which does all that it does outside itself through `around`. */
export const makeWorker = (world: World, around: Around = directly) => {
  const supplier = retrying(portOf(world.supplier, around), async () => undefined);
  const connections = connectionsTo(supplier);
  const store = through(world.store, around);
  const parts = {
    store,
    assignments: makeAssignments(store),
    connections,
    ids: makeTestIds(),
    masksPerNumber: MASKS_PER_NUMBER,
    masksPerDay: 1000,
    renderCreated,
    nowSeconds: () => world.clock.seconds,
    deadline: () => new AbortController().signal,
  };
  const createMask = makeCreateMask({
    ...parts,
    shuffle: (items) => items,
    pause: async () => undefined,
    notice: () => undefined,
  });
  const reconcile = makeReconcile({
    ...parts,
    supplier,
    notes: through(world.notes, around),
    connection: 'tropo',
    settings: SETTINGS,
  });
  const releaseMask = makeReleaseMask(parts);
  const importMask = makeImportMask(parts);
  const capabilitiesOf = () => connections.choose().capabilities;
  const changeMask = makeChangeMask({ ...parts, capabilitiesOf });
  const erase = makeErasePerson({
    ...parts,
    notes: [through(world.notes, around)],
    pause: async () => undefined,
  });
  const hear = async (about: string, ask: () => Promise<Told>): Promise<Told> => {
    const told = await ask().catch(problemOf);
    world.heard.push({ about, told });
    return told;
  };
  return {
    create: (fields: PurchaseFields = {}) =>
      hear(fields.idempotencyKey ?? 'key', async () => {
        const { answer } = await createMask(makePurchaseRequest(fields));
        return { status: answer.status === 202 ? 202 : 201, body: answer.body, mask: answer.mask };
      }),
    release: (mask: E164, releaseNumber = false) =>
      hear(mask, async () => {
        world.unwanted.add(mask);
        if (releaseNumber) world.givenUp.add(mask);
        const { released } = await releaseMask(mask, { releaseNumber });
        return { status: released === 'unconfirmed' || released === 'later' ? 202 : 204 };
      }),
    import: (mask: E164, number: E164) =>
      hear(mask, async () => ({ imported: await importMask({ mask, number }), mask })),
    change: (mask: E164, label: string) =>
      hear(mask, async () => {
        await changeMask({ mask, patch: { label } });
        return { status: 200 };
      }),
    /** Erases the one person for whom the workers of these tests buy masks. */
    erase: () =>
      hear('erase-person', async () => {
        const { masks } = await world.store.findByPerson(NUMBER);
        for (const { mask } of masks) world.unwanted.add(mask);
        const erased = await erase(NUMBER);
        for (const { mask } of erased.masks) world.unwanted.add(mask);
        return { status: erased.isDone ? 200 : 202 };
      }),
    move: (mask: E164, number: E164) =>
      hear(mask, async () => {
        await changeMask({ mask, patch: { number } });
        return { status: 200 };
      }),
    reconcile: () =>
      hear('reconcile', async () => {
        const { findings } = await reconcile();
        return { reconciled: findings.map(({ kind, result }) => `${kind} ${result}`) };
      }),
  };
};

export type Worker = ReturnType<typeof makeWorker>;

const portOf = (
  { candidates, order, orderNear, find, owned, release, check, webhooks }: FakeSupplier,
  around: Around,
): ChoosingSupplier => ({
  ...through({ candidates, order, orderNear, find, owned, release, check }, around),
  webhooks: through(webhooks, around),
});

/** Anything else that is thrown is a fault of ours, and fails the test. */
const problemOf = (error: unknown): Told => {
  if (error instanceof Problem) return { problem: error.code };
  throw error;
};
