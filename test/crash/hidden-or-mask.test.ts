import { expect, test } from '@jest/globals';
import { makeFakeSupplier } from '../support/carriers/fake-supplier.ts';
import { e164, numbersFrom } from '../support/numbers/masks.ts';
import { slotFlaws } from './guarantees/slot-flaws.ts';
import type { Around } from './scenarios/cuts.ts';
import { makeCutter } from './scenarios/cuts.ts';
import type { Task } from './scenarios/task.ts';
import { startTask } from './scenarios/task.ts';
import type { Told, Worker, World } from './world/crash-world.ts';
import { MASKS_PER_NUMBER, makeWorker, makeWorld } from './world/crash-world.ts';

const [WANTED, SPARE, ANOTHER] = numbersFrom('+14155550123', 3) as readonly string[] as [
  string,
  string,
  string,
];
const MOVABLE = e164('+14155550140');

type Act = (worker: Worker) => Promise<Told>;

const HIDERS: Readonly<Record<string, Act>> = {
  'a creation': (worker) => worker.create({ idempotencyKey: 'hide', number: WANTED }),
  'a change': (worker) => worker.move(MOVABLE, e164(WANTED)),
};

const buy: Act = (worker) => worker.create({ idempotencyKey: 'buy' });

/** How the number is bought as a mask, and what went before that. */
const BUYERS: Readonly<Record<string, { readonly lists: boolean; readonly isSecond?: boolean }>> = {
  'from the list': { lists: true },
  'as the carrier chooses it': { lists: false },
  'by a second attempt': { lists: true, isSecond: true },
};

const begin = async ({ lists, isSecond = false }: { lists: boolean; isSecond?: boolean }): Promise<World> => {
  const supplier = makeFakeSupplier({ stock: [MOVABLE], lists });
  const world = await makeWorld(supplier);
  await makeWorker(world).create({ idempotencyKey: 'movable', number: '+14155550141' });
  for (const number of [WANTED, SPARE, ANOTHER]) supplier.stock.add(e164(number));
  if (isSecond) {
    supplier.loseOrder('before');
    await buy(makeWorker(world));
    world.clock.seconds += 60;
  }
  return world;
};

const gated = (world: World, name: string, act: Act): Promise<Task<undefined>> =>
  startTask<undefined>(name, (gate) => {
    const around: Around = async (effect, work) => {
      await gate(effect);
      return work();
    };
    return act(makeWorker(world, around));
  });

const goOn = async (task: Task<undefined>, effects = Number.POSITIVE_INFINITY): Promise<void> => {
  for (let done = 0; done < effects && task.next() !== undefined; done += 1) await task.step(undefined);
};

const countEffects = async (world: World, act: Act): Promise<number> => {
  const cutter = makeCutter();
  await act(makeWorker(world, cutter.around));
  return cutter.effects.length;
};

const cases = Object.keys(HIDERS).flatMap((hider) =>
  Object.keys(BUYERS).map((buyer) => [hider, buyer] as const),
);

test.each(cases)(
  '%s hides a number that is bought %s: whoever stops where, it is never both',
  async (hider, buyer) => {
    const given = BUYERS[buyer] ?? { lists: true };
    const hide = HIDERS[hider] ?? buy;
    const orders = [[hide, buy] as const, [buy, hide] as const];
    const flaws: Record<string, unknown> = {};
    for (const [at, [first, second]] of orders.entries()) {
      const most = [
        await countEffects(await begin(given), first),
        await countEffects(await begin(given), second),
      ];
      for (let one = 0; one <= (most[0] ?? 0); one += 1) {
        for (let other = 0; other <= (most[1] ?? 0); other += 1) {
          const found = await race(await begin(given), first, second, [one, other]);
          if (found.length > 0) flaws[`order ${at}: ${one}, ${other}`] = found;
        }
      }
    }
    expect(flaws).toEqual({});
  },
);

/** The first goes so far, then the second so far, then the first to its end, and the second to its own. */
const race = async (
  world: World,
  first: Act,
  second: Act,
  [one, other]: readonly [number, number],
): Promise<readonly string[]> => {
  const tasks = [await gated(world, 'first', first), await gated(world, 'second', second)] as const;
  await goOn(tasks[0], one);
  await goOn(tasks[1], other);
  await goOn(tasks[0]);
  await goOn(tasks[1]);
  return [...(await slotFlaws(world.store, MASKS_PER_NUMBER)), ...unexpected(world)];
};

/** The buyer gets a mask all the same, and the other is let through or told why not. */
const unexpected = ({ heard }: World): readonly string[] =>
  heard.slice(-2).flatMap(({ about, told }) => {
    const isFine =
      'status' in told || (about !== 'buy' && 'problem' in told && told.problem === 'number-not-allowed');
    return isFine ? [] : [`${about}: ${JSON.stringify(told)}`];
  });
