import { createHash } from 'node:crypto';
import { renderCreated } from '../../../lib/api/views/created-view.ts';
import type { CarrierName } from '../../../lib/carriers/connection.ts';
import { retrying } from '../../../lib/carriers/kit/retrying-supplier.ts';
import { Problem } from '../../../lib/errors/problem.ts';
import { makeAssignments } from '../../../lib/masks/assignments.ts';
import { makeChangeMask } from '../../../lib/masks/change-mask.ts';
import { makeCreateMask } from '../../../lib/masks/create-mask.ts';
import { makeImportMask } from '../../../lib/masks/import-mask.ts';
import type { Mask } from '../../../lib/masks/mask.ts';
import { makeReleaseMask } from '../../../lib/masks/release-mask.ts';
import { makeReconcile } from '../../../lib/numbers/reconciling/reconcile.ts';
import { RECONCILIATION_SETTINGS } from '../../../lib/numbers/reconciling/reconcile-dependencies.ts';
import { makeErasePerson } from '../../../lib/people/erase-person.ts';
import type { E164 } from '../../../lib/phone/e164.ts';
import type { Store } from '../../../lib/table/store.ts';
import { connectionsTo } from '../../support/calls/connections.ts';
import { makePurchaseRequest } from '../../support/numbers/buying.ts';
import { e164, makeTestIds, NOW_SECONDS, NUMBER, numbersFrom } from '../../support/numbers/masks.ts';
import { makeMemoryReconciliationNotes } from '../../support/table/memory-reconciliation-notes.ts';
import { through } from '../scenarios/cuts.ts';
import type { Gate } from '../scenarios/task.ts';
import { BROUGHT, FORMER, STRANGER, seedBystanders } from '../world/bystanders.ts';
import { makeCrashCarrier } from '../world/crash-carrier.ts';
import { tableThrough } from '../world/faulty-store.ts';
import type { Outcome } from './moves.ts';

const STOCK = {
  '1415': numbersFrom('+14155550123', 4),
  '1212': numbersFrom('+12125550123', 4),
};

export const MASKS_PER_NUMBER = 2;

/** A number that is for sale, and so might become a mask as well. */
const FOR_SALE = e164('+14155550124');

/** Whom each key hides; and where masks are moved to. */
const personOf = (key: string): E164 => (key.endsWith('1') ? FOR_SALE : NUMBER);
const TARGETS = [NUMBER, FOR_SALE, e164('+12125550123')] as const;

/** What one key has been told. */
export interface Client {
  readonly bodies: Set<string>;
  readonly problems: Set<string>;
  readonly released: Set<E164>;
  mask?: E164;
}

export const requestIdOf = (key: string): string =>
  createHash('sha256').update(`local\n${key}`).digest('hex');

/** One table, one carrier, one clock, and workers whose every effect is let through by the history. */
export const beginHistory = async (store: Store, name: CarrierName) => {
  const clock = { seconds: NOW_SECONDS };
  const carrier = await makeCrashCarrier(name, {
    stock: { ...STOCK, '1415': [...STOCK['1415'], STRANGER.mask] },
    foreign: FORMER,
    now: () => new Date(clock.seconds * 1000),
  });
  const notes = makeMemoryReconciliationNotes();
  const clients = new Map<string, Client>();
  /** Masks that are, or were, to be released because a client or their own time said so. */
  const unwanted = new Set<E164>();
  /** Whether somebody has begun to erase the person: from then on no mask of anybody here is promised to last. */
  const erasing = { isAsked: false };

  const ok = async () => ({ table: 'ok', carrier: 'ok' }) as const;
  const makeWorker = (gate: Gate<Outcome> = ok) => {
    const deadline = new AbortController();
    const supplier = retrying(
      carrier.supplier(async (effect) => {
        const { carrier: outcome } = await gate(effect);
        if (/hang|late/.test(outcome)) deadline.abort();
        return outcome;
      }),
      async () => undefined,
    );
    const connections = connectionsTo(supplier);
    const gated = through(
      store,
      tableThrough(async (effect) => (await gate(effect)).table),
    );
    const parts = {
      store: gated,
      assignments: makeAssignments(gated),
      connections,
      ids: makeTestIds(),
      masksPerNumber: MASKS_PER_NUMBER,
      masksPerDay: 1000,
      renderCreated,
      nowSeconds: () => clock.seconds,
      deadline: () => deadline.signal,
    };
    return {
      create: makeCreateMask({
        ...parts,
        shuffle: (items) => items,
        pause: async () => undefined,
        notice: () => undefined,
      }),
      release: makeReleaseMask(parts),
      change: makeChangeMask({ ...parts, capabilitiesOf: () => connections.choose().capabilities }),
      bring: makeImportMask(parts),
      erase: makeErasePerson({ ...parts, notes: [notes], pause: async () => undefined }),
      reconcile: makeReconcile({
        ...parts,
        supplier,
        connection: 'tropo',
        notes,
        settings: { ...RECONCILIATION_SETTINGS, releaseOrphans: true },
      }),
    };
  };

  const clientOf = (key: string): Client => {
    const client = clients.get(key) ?? { bodies: new Set(), problems: new Set(), released: new Set() };
    clients.set(key, client);
    return client;
  };
  const maskOf = async (key: string): Promise<Mask | undefined> => {
    const { masks } = await store.list({ limit: 100 });
    return masks.find(
      ({ requestId, state, isAnnounced }) =>
        requestId === requestIdOf(key) && (state !== 'ordering' || isAnnounced),
    );
  };

  const acts = {
    create: (key: string) => async (gate?: Gate<Outcome>) => {
      const client = clientOf(key);
      // The last of the keys is for a mask that ends by itself.
      const expiry = key.endsWith('2') ? { expiresAtSeconds: NOW_SECONDS + 7200 } : {};
      await unlessProblem(client, async () => {
        const { answer } = await makeWorker(gate).create(
          makePurchaseRequest({ idempotencyKey: key, number: personOf(key), ...expiry }),
        );
        // What is only on its way is no promise yet.
        if (answer.status !== 201) return;
        client.bodies.add(answer.body);
        client.mask = answer.mask;
      });
    },
    release: (key: string, mask: E164) => async (gate?: Gate<Outcome>) => {
      unwanted.add(mask);
      const client = clientOf(key);
      await unlessProblem(client, async () => {
        const { released } = await makeWorker(gate).release(mask);
        if (released !== 'unconfirmed' && released !== 'later') client.released.add(mask);
      });
    },
    change: (key: string, mask: E164, label: string) => async (gate?: Gate<Outcome>) => {
      await unlessProblem(clientOf(key), () => makeWorker(gate).change({ mask, patch: { label } }));
    },
    import: () => async (gate?: Gate<Outcome>) => {
      await unlessProblem(clientOf('import'), () =>
        makeWorker(gate).bring({ mask: BROUGHT, number: NUMBER }),
      );
    },
    erase: () => async (gate?: Gate<Outcome>) => {
      erasing.isAsked = true;
      await unlessProblem(clientOf('erase-person'), () => makeWorker(gate).erase(NUMBER));
    },
    move: (key: string, mask: E164, to: number) => async (gate?: Gate<Outcome>) => {
      const patch = { number: TARGETS[to] ?? NUMBER };
      await unlessProblem(clientOf(key), () => makeWorker(gate).change({ mask, patch }));
    },
    reconcile: () => async (gate?: Gate<Outcome>) => {
      const worker = makeWorker(gate);
      await unlessProblem(clientOf('reconcile'), async () => {
        const { refusal, changes } = await worker.reconcile();
        // The operator has read the report.
        if (refusal === 'too-many-missing') await worker.reconcile({ acceptChanges: changes });
      });
    },
  };

  const bystanders = await seedBystanders(store, carrier);
  return { ...bystanders, store, carrier, clock, clients, unwanted, erasing, maskOf, acts };
};

export type LiveHistory = Awaited<ReturnType<typeof beginHistory>>;

/** Anything but a Problem is a fault of ours, and ends the history. */
const unlessProblem = async ({ problems }: Client, work: () => Promise<unknown>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    problems.add(error.code);
  }
};
