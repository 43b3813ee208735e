import { describe, expect, test } from '@jest/globals';
import type { MaskId } from '../../lib/ids.ts';
import type { E164 } from '../../lib/phone/e164.ts';
import { makeFakeSupplier } from '../support/carriers/fake-supplier.ts';
import { e164, makeBlock, makeMask, makeTombstone, NUMBER, numbersFrom } from '../support/numbers/masks.ts';
import { runUntilDeath, runWithSleep } from './scenarios/cuts.ts';
import { atEachCut, effectsOf, flawsAtRest, NAME, namesIn } from './scenarios/erased.ts';
import type { Worker, World } from './world/crash-world.ts';
import { makeWorker, makeWorld } from './world/crash-world.ts';
import { STRANGERS } from './world/strangers.ts';

const [ACTIVE, ORDERING, WANTED, EXPIRED, RELEASING, IMPORTED, RESTORED] = numbersFrom('+14155550123', 7) as [
  E164,
  E164,
  E164,
  E164,
  E164,
  E164,
  E164,
];
const LABELLED = e164('+14155550190');
const LEASE_SECONDS = 35;
const DAY_SECONDS = 24 * 60 * 60;

/** A creation that died right before its first such effect. */
const dieBefore = (world: World, key: string, effect: string): Promise<void> =>
  runUntilDeath({ nth: 1, side: 'before' }, (atCut) =>
    makeWorker(world, (name, work) => (name === effect ? atCut(name, work) : work())).create({
      idempotencyKey: key,
    }),
  );

const FORMER = { name: `${NAME} (415) 555-0100`, voiceUrl: 'https://former.example' };

/** An imported mask of the person, one that is restored already, a stranger's label that names the person, and a note. */
const beginImports = async ({ store, supplier, notes, brought, clock }: World): Promise<void> => {
  for (const mask of [IMPORTED, RESTORED]) {
    supplier.bring(mask, FORMER);
    brought.set(mask, FORMER);
  }
  await supplier.webhooks.take(IMPORTED, new AbortController().signal);
  const named = (word: string) => ({ id: `msk_${word}` as MaskId, requestId: word });
  await store.insert(makeMask({ mask: IMPORTED, origin: 'imported', former: FORMER, ...named('imported') }));
  const untilSeconds = clock.seconds + DAY_SECONDS;
  const kept = { person: NUMBER, connection: 'tropo', carrier: 'tropo', untilSeconds } as const;
  const purgeAtSeconds = untilSeconds + DAY_SECONDS;
  await store.insert(makeTombstone({ mask: RESTORED, former: FORMER, kept, purgeAtSeconds }));
  const stranger = { number: e164('+12125550177'), label: `ask ${NUMBER}` };
  await store.insert(makeMask({ mask: LABELLED, ...stranger, ...named('labelled') }));
  supplier.ours.add(LABELLED);
  await notes.putOrphan({ number: NUMBER, firstSeenAtSeconds: 1, purgeAtSeconds });
};

/** A person with all that a table can know of one: masks in every state, requests at every stage, blocks on both sides. */
const beginKnown = async (): Promise<World> => {
  const world = await makeWorld(makeFakeSupplier({ stock: [ACTIVE, ORDERING, WANTED] }));
  const { store, supplier } = world;
  await makeWorker(world).create({ idempotencyKey: 'finished', label: NAME });
  await dieBefore(world, 'ordering', 'order');
  await dieBefore(world, 'wanted', 'insert');
  const id = (word: string) => ({ id: `msk_${word}` as MaskId, requestId: word });
  await store.insert(makeMask({ mask: EXPIRED, expiresAtSeconds: 1, ...id('expired') }));
  await store.insert(makeMask({ mask: RELEASING, state: 'releasing', ...id('releasing') }));
  for (const mask of [EXPIRED, RELEASING]) supplier.ours.add(mask);
  await beginImports(world);
  await store.putBlock(makeBlock({ mask: ACTIVE, caller: e164('+12125550187') }));
  await store.putBlock(makeBlock({ mask: ACTIVE, caller: 'withheld' }));
  await store.putBlock(makeBlock({ mask: RELEASING }));
  await store.putBlock(makeBlock({ mask: STRANGERS[0]?.mask as E164, caller: NUMBER }));
  world.clock.seconds += LEASE_SECONDS;
  return world;
};

/** Whoever may be at work on the person while it is erased. */
const OTHERS: Readonly<Record<string, (world: World) => Promise<unknown>>> = {
  'the clients of the requests come back': async (world) => {
    for (const idempotencyKey of ['finished', 'ordering', 'wanted']) {
      await makeWorker(world).create({
        idempotencyKey,
        ...(idempotencyKey === 'finished' && { label: NAME }),
      });
    }
  },
  'somebody releases a mask': (world) => makeWorker(world).release(ACTIVE),
  'somebody changes a mask': (world) => makeWorker(world).change(ACTIVE, 'Reception'),
  'the reconciliation comes by': (world) => makeWorker(world).reconcile(),
  'the reconciliation comes by a day later': (world) => {
    world.clock.seconds += DAY_SECONDS;
    return makeWorker(world).reconcile();
  },
  'somebody else erases the person': (world) => makeWorker(world).erase(),
};

const erase = (worker: Worker) => worker.erase();

describe('a person is erased', () => {
  test('and nothing names the person any more; a second time there is nothing to do', async () => {
    const world = await beginKnown();
    expect(namesIn(world)).toHaveLength(12);
    expect(await world.notes.orphans()).toHaveLength(1);
    expect(await makeWorker(world).erase()).toEqual({ status: 200 });
    expect(namesIn(world)).toEqual([]);
    expect(await world.notes.orphans()).toEqual([]);
    const before = world.store.rows();
    await makeWorker(world).erase();
    expect(world.store.rows()).toEqual(before);
    expect(await flawsAtRest(world)).toEqual([]);
  });

  test('though its worker dies anywhere and another does it again', async () => {
    const flaws = await atEachCut(await effectsOf(beginKnown, erase), async (cut) => {
      const world = await beginKnown();
      await runUntilDeath(cut, (around) => makeWorker(world, around).erase());
      await makeWorker(world).erase();
      return [...namesIn(world), ...(await flawsAtRest(world))];
    });
    expect(flaws).toEqual({});
  });

  test('and where its worker dies and nobody does it again, the ledger still closes', async () => {
    const flaws = await atEachCut(await effectsOf(beginKnown, erase), async (cut) => {
      const world = await beginKnown();
      await runUntilDeath(cut, (around) => makeWorker(world, around).erase());
      return flawsAtRest(world);
    });
    expect(flaws).toEqual({});
  });

  test.each(Object.entries(OTHERS))('while %s at any moment', async (_what, others) => {
    const flaws = await atEachCut(await effectsOf(beginKnown, erase), async (cut) => {
      const world = await beginKnown();
      const go = () => others(world).then(() => undefined);
      await runWithSleep(cut, (around) => makeWorker(world, around).erase(), go);
      return [...namesIn(world), ...(await flawsAtRest(world))];
    });
    expect(flaws).toEqual({});
  });
});
