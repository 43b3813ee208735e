import type { Told, Worker, World } from '../world/crash-world.ts';
import { makeWorker } from '../world/crash-world.ts';
import { runUntilDeath } from './cuts.ts';

const LEASE_SECONDS = 35;
const DAY_SECONDS = 24 * 60 * 60;

/** A request of a client, and the state of the world in which it comes. */
export interface Scenario {
  readonly name: string;
  readonly begin: () => Promise<World>;
  readonly act: (worker: Worker) => Promise<Told>;
}

export const create = (worker: Worker): Promise<Told> => worker.create();

/** A world a day after; what nobody went on with has been seen once. */
export const aDayAfter = async (begin: Promise<World>): Promise<World> => {
  const world = await begin;
  world.clock.seconds += DAY_SECONDS;
  return world;
};

export const reconcile = (worker: Worker): Promise<Told> => worker.reconcile();

/** A world in which one attempt died right before or after its first such effect, and its lease has ended. */
export const deadAt = async (
  world: World,
  effect: string,
  side: 'after' | 'before',
  act: Scenario['act'] = create,
): Promise<World> => {
  let isReached = false;
  await runUntilDeath({ nth: 1, side }, (atCut) =>
    act(
      makeWorker(world, (name, work) => {
        if (name !== effect || isReached) return work();
        isReached = true;
        return atCut(name, work);
      }),
    ),
  );
  world.clock.seconds += LEASE_SECONDS;
  return world;
};

export const withFault = async (begin: Promise<World>, fault: (world: World) => void): Promise<World> => {
  const world = await begin;
  fault(world);
  return world;
};
