import { flawsOf } from '../guarantees/ledger.ts';
import { slotFlaws, slotFlawsAtRest } from '../guarantees/slot-flaws.ts';
import type { Hearing, Told, World } from '../world/crash-world.ts';
import { finishAtCarrier, MASKS_PER_NUMBER, makeWorker } from '../world/crash-world.ts';
import type { Cut } from './cuts.ts';
import { makeCutter, runUntilDeath, runWithSleep } from './cuts.ts';
import type { Scenario } from './scenario.ts';

export const LEASE_SECONDS = 35;
const DAY_SECONDS = 24 * 60 * 60;

/** What becomes of a worker that is cut off: it dies or sleeps there, and others go on. */
export type Interruption = (world: World, cut: Cut, scenario: Scenario) => Promise<void>;

export const dies =
  (afterwards: (world: World, scenario: Scenario) => Promise<void>): Interruption =>
  async (world, cut, scenario) => {
    await runUntilDeath(cut, (around) => scenario.act(makeWorker(world, around)));
    await afterwards(world, scenario);
  };

export const sleeps =
  (meanwhile: (world: World, scenario: Scenario) => Promise<void>): Interruption =>
  (world, cut, scenario) =>
    runWithSleep(
      cut,
      (around) => scenario.act(makeWorker(world, around)),
      () => meanwhile(world, scenario),
    );

export const retry = async (world: World, { act }: Pick<Scenario, 'act'>): Promise<void> => {
  world.clock.seconds += LEASE_SECONDS;
  await act(makeWorker(world));
};

const retryAndRelease = async (world: World, scenario: Scenario): Promise<void> => {
  await retry(world, scenario);
  const mask = world.heard.map(({ told }) => maskIn(told)).find((found) => found !== undefined);
  if (mask !== undefined) await makeWorker(world).release(mask);
};

const maskIn = (told: Told) => ('mask' in told ? told.mask : undefined);

const rollBack = async (world: World): Promise<void> => {
  world.clock.seconds += DAY_SECONDS;
  await makeWorker(world).reconcile();
};

export const nothing = async (): Promise<void> => undefined;

export const INTERRUPTIONS: Readonly<Record<string, Interruption>> = {
  'dies, and the client repeats': dies(retry),
  'dies, and is rolled back for good': dies(rollBack),
  'dies, is rolled back, and the client repeats': dies(async (world, scenario) => {
    await rollBack(world);
    await retry(world, scenario);
  }),
  'sleeps while a repetition finishes': sleeps(retry),
  'sleeps while a repetition finishes and its mask is released': sleeps(retryAndRelease),
  'sleeps while it is rolled back': sleeps(rollBack),
  'sleeps while the client of the creation comes back': sleeps((world) =>
    retry(world, { act: (worker) => worker.create() }),
  ),
  'sleeps while nothing happens': sleeps(nothing),
};

/** The same where the carrier has something to do meanwhile. */
export const INTERRUPTIONS_OF_LATE: Readonly<Record<string, Interruption>> = {
  ...INTERRUPTIONS,
  'dies, the carrier is ready, and the client repeats': dies(async (world, scenario) => {
    finishAtCarrier(world);
    await retry(world, scenario);
  }),
  'dies, the carrier is ready, and the reconciliation comes by (rolls back)': dies(async (world) => {
    finishAtCarrier(world);
    await rollBack(world);
  }),
  'sleeps while the carrier is ready': sleeps(async (world) => finishAtCarrier(world)),
  'sleeps while the carrier is ready and the reconciliation comes by (rolls back)': sleeps(async (world) => {
    finishAtCarrier(world);
    await rollBack(world);
  }),
  'sleeps while a repetition finishes and then the carrier is ready': sleeps(async (world, scenario) => {
    await retry(world, scenario);
    finishAtCarrier(world);
  }),
};

/** All the effects of the scenario when nothing interrupts it. */
export const effectsOf = async ({ begin, act }: Scenario): Promise<readonly string[]> => {
  const cutter = makeCutter();
  await act(makeWorker(await begin(), cutter.around));
  return cutter.effects;
};

/** For so long a reconciliation goes on looking for what the carrier said it would deliver. */
const MISSED_SECONDS = 15 * 60;

/** Where nobody was rolled back and the client has come back, nothing but tombstones is left to the reconciliation. */
export const flawsAtRest = async (world: World, isWhole: boolean): Promise<readonly string[]> => {
  const flaws = [
    ...(isWhole ? flawsOf(world, false) : []),
    ...(await slotFlaws(world.store, MASKS_PER_NUMBER)),
  ];
  const before = flaws.map((flaw) => `before the reconciliation: ${flaw}`);
  if (world.supplier.pending.size + world.supplier.held.size > 0) {
    await rollBack(world);
    finishAtCarrier(world);
  }
  // One reconciliation notes what nobody owns, or what is not delivered; the next gives that up, the third may release the other and
  // ends a request, and a fourth has nothing to do.
  await rollBack(world);
  world.clock.seconds += MISSED_SECONDS;
  await makeWorker(world).reconcile();
  await rollBack(world);
  await rollBack(world);
  const { told } = world.heard.at(-1) as Hearing;
  const left = 'reconciled' in told ? told.reconciled : ['the reconciliation failed'];
  const slots = [
    ...(await slotFlaws(world.store, MASKS_PER_NUMBER)),
    ...(await slotFlawsAtRest(world.store)),
  ];
  return [...before, ...flawsOf(world, true), ...slots, ...left];
};
