import { describe, expect, test } from '@jest/globals';
import type { MaskId } from '../../lib/masks/mask.ts';
import type { E164 } from '../../lib/phone/e164.ts';
import { makeFakeSupplier } from '../support/fake-supplier.ts';
import { e164, makeBlock, makeMask, NUMBER, numbersFrom } from '../support/masks.ts';
import type { Worker, World } from './crash-world.ts';
import { makeWorker, makeWorld } from './crash-world.ts';
import type { Cut } from './cuts.ts';
import { cutsOf, makeCutter, runUntilDeath, runWithSleep } from './cuts.ts';
import { flawsOf } from './ledger.ts';
import type { Scenario } from './scenarios.ts';
import { CREATIONS } from './scenarios.ts';
import { STRANGERS } from './strangers.ts';

const [ACTIVE, ORDERING, WANTED, EXPIRED, RELEASING] = numbersFrom('+14155550123', 5) as [
  E164,
  E164,
  E164,
  E164,
  E164,
];
const LEASE_SECONDS = 35;
const DAY_SECONDS = 24 * 60 * 60;

/** A creation that died right before its first such effect. */
const dieBefore = (world: World, key: string, effect: string): Promise<void> =>
  runUntilDeath({ nth: 1, side: 'before' }, (atCut) =>
    makeWorker(world, (name, work) => (name === effect ? atCut(name, work) : work())).create({
      idempotencyKey: key,
    }),
  );

/** A person with all that a table can know of one: masks in every state, requests at every stage, blocks on both sides. */
const beginKnown = async (): Promise<World> => {
  const world = await makeWorld(makeFakeSupplier({ stock: [ACTIVE, ORDERING, WANTED] }));
  const { store, supplier } = world;
  await makeWorker(world).create({ idempotencyKey: 'finished', label: 'Zoë' });
  await dieBefore(world, 'ordering', 'order');
  await dieBefore(world, 'wanted', 'insert');
  const id = (word: string) => ({ id: `msk_${word}` as MaskId, requestId: word });
  await store.insert(makeMask({ mask: EXPIRED, expiresAtSeconds: 1, ...id('expired') }));
  await store.insert(makeMask({ mask: RELEASING, state: 'releasing', ...id('releasing') }));
  for (const mask of [EXPIRED, RELEASING]) supplier.ours.add(mask);
  await store.putBlock(makeBlock({ mask: ACTIVE, caller: e164('+12125550187') }));
  await store.putBlock(makeBlock({ mask: ACTIVE, caller: 'withheld' }));
  await store.putBlock(makeBlock({ mask: RELEASING }));
  await store.putBlock(makeBlock({ mask: STRANGERS[0]?.mask as E164, caller: NUMBER }));
  world.clock.seconds += LEASE_SECONDS;
  return world;
};

/** Whatever in the table names the person. */
const namesIn = ({ store }: World): readonly string[] =>
  store
    .rows()
    .map((row) => JSON.stringify(row))
    .filter((text) => text.includes(NUMBER.slice(1)));

/** The ledger has to close when the sweep has been there. */
const flawsAtRest = async (world: World): Promise<readonly string[]> => {
  for (let day = 0; day < 3; day += 1) {
    world.clock.seconds += DAY_SECONDS;
    await makeWorker(world).sweep();
  }
  const told = world.heard.at(-1)?.told;
  return [...flawsOf(world, true), ...(told !== undefined && 'swept' in told ? told.swept : ['no sweep'])];
};

const effectsOf = async (begin: () => Promise<World>, act: Scenario['act']): Promise<readonly string[]> => {
  const cutter = makeCutter();
  await act(makeWorker(await begin(), cutter.around));
  return cutter.effects;
};

/** Whoever may be at work on the person while it is forgotten. */
const OTHERS: Readonly<Record<string, (world: World) => Promise<unknown>>> = {
  'the clients of the requests come back': async (world) => {
    for (const idempotencyKey of ['finished', 'ordering', 'wanted']) {
      await makeWorker(world).create({
        idempotencyKey,
        ...(idempotencyKey === 'finished' && { label: 'Zoë' }),
      });
    }
  },
  'somebody releases a mask': (world) => makeWorker(world).release(ACTIVE),
  'somebody changes a mask': (world) => makeWorker(world).change(ACTIVE, 'Reception'),
  'the sweep comes by': (world) => makeWorker(world).sweep(),
  'the sweep comes by a day later': (world) => {
    world.clock.seconds += DAY_SECONDS;
    return makeWorker(world).sweep();
  },
  'somebody else forgets the person': (world) => makeWorker(world).forget(),
};

const forget = (worker: Worker) => worker.forget();

/** Runs what happens at each cut in a world of its own. @returns what was wrong, by the cut */
const atEachCut = async (
  effects: readonly string[],
  play: (cut: Cut) => Promise<readonly string[]>,
): Promise<Readonly<Record<string, readonly string[]>>> => {
  const flaws: Record<string, readonly string[]> = {};
  for (const cut of cutsOf(effects)) {
    const found = await play(cut);
    if (found.length > 0) flaws[`${cut.side} ${cut.nth} ${effects[cut.nth - 1]}`] = found;
  }
  return flaws;
};

describe('a person is forgotten', () => {
  test('and nothing names the person any more; a second time there is nothing to do', async () => {
    const world = await beginKnown();
    expect(namesIn(world).length).toBeGreaterThan(7);
    expect(await makeWorker(world).forget()).toEqual({ status: 200 });
    expect(namesIn(world)).toEqual([]);
    const before = world.store.rows();
    await makeWorker(world).forget();
    expect(world.store.rows()).toEqual(before);
    expect(await flawsAtRest(world)).toEqual([]);
  });

  test('though its worker dies anywhere and another does it again', async () => {
    const flaws = await atEachCut(await effectsOf(beginKnown, forget), async (cut) => {
      const world = await beginKnown();
      await runUntilDeath(cut, (around) => makeWorker(world, around).forget());
      await makeWorker(world).forget();
      return [...namesIn(world), ...(await flawsAtRest(world))];
    });
    expect(flaws).toEqual({});
  });

  test('and where its worker dies and nobody does it again, the ledger still closes', async () => {
    const flaws = await atEachCut(await effectsOf(beginKnown, forget), async (cut) => {
      const world = await beginKnown();
      await runUntilDeath(cut, (around) => makeWorker(world, around).forget());
      return flawsAtRest(world);
    });
    expect(flaws).toEqual({});
  });

  test.each(Object.entries(OTHERS))('while %s at any moment', async (_what, others) => {
    const flaws = await atEachCut(await effectsOf(beginKnown, forget), async (cut) => {
      const world = await beginKnown();
      const go = () => others(world).then(() => undefined);
      await runWithSleep(cut, (around) => makeWorker(world, around).forget(), go);
      return [...namesIn(world), ...(await flawsAtRest(world))];
    });
    expect(flaws).toEqual({});
  });
});

describe.each(CREATIONS)('$name', ({ begin, act }) => {
  test('whose worker dies anywhere leaves nothing of a person who is forgotten then', async () => {
    const flaws = await atEachCut(await effectsOf(begin, act), async (cut) => {
      const world = await begin();
      await runUntilDeath(cut, (around) => act(makeWorker(world, around)));
      await makeWorker(world).forget();
      return [...namesIn(world), ...(await flawsAtRest(world))];
    });
    expect(flaws).toEqual({});
  });

  test('whose worker sleeps anywhere while the person is forgotten leaves nothing of the person', async () => {
    const flaws = await atEachCut(await effectsOf(begin, act), async (cut) => {
      const world = await begin();
      let isKnown = false;
      await runWithSleep(
        cut,
        (around) => act(makeWorker(world, around)),
        async () => {
          isKnown = namesIn(world).length > 0;
          await makeWorker(world).forget();
        },
      );
      // A wish that comes when all is forgotten is a new one.
      return [...(isKnown ? namesIn(world) : []), ...(await flawsAtRest(world))];
    });
    expect(flaws).toEqual({});
  });

  test('whose worker sleeps anywhere, and dies anywhere later, leaves nothing either', async () => {
    const effects = await effectsOf(begin, act);
    const flaws: Record<string, readonly string[]> = {};
    for (const cut of cutsOf(effects)) {
      for (const death of cutsOf(effects).filter(({ nth }) => nth > cut.nth)) {
        const world = await begin();
        let isKnown = false;
        await runUntilDeath(death, (atDeath) =>
          runWithSleep(
            cut,
            (around) => act(makeWorker(world, (effect, work) => atDeath(effect, () => around(effect, work)))),
            async () => {
              isKnown = namesIn(world).length > 0;
              await makeWorker(world).forget();
            },
          ),
        );
        // Whoever dies between taking a place and learning that the request is forgotten leaves it to the sweep.
        const found = [...(await flawsAtRest(world)), ...(isKnown ? namesIn(world) : [])];
        if (found.length > 0) flaws[`${cut.side} ${cut.nth}, ${death.side} ${death.nth}`] = found;
      }
    }
    expect(flaws).toEqual({});
  });
});
