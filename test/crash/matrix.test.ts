import { describe, expect, test } from '@jest/globals';
import type { Hearing, Told, World } from './crash-world.ts';
import { MASKS_PER_NUMBER, makeWorker } from './crash-world.ts';
import type { Cut } from './cuts.ts';
import { cutsOf, makeCutter, runUntilDeath, runWithSleep } from './cuts.ts';
import { flawsOf } from './ledger.ts';
import { placeFlaws, placeFlawsAtRest } from './place-flaws.ts';
import type { Scenario } from './scenarios.ts';
import { CHANGES, CREATIONS, SWEEPS } from './scenarios.ts';

const LEASE_SECONDS = 35;
const DAY_SECONDS = 24 * 60 * 60;

/** What becomes of a worker that is cut off: it dies or sleeps there, and others go on. */
type Interruption = (world: World, cut: Cut, scenario: Scenario) => Promise<void>;

const dies =
  (afterwards: (world: World, scenario: Scenario) => Promise<void>): Interruption =>
  async (world, cut, scenario) => {
    await runUntilDeath(cut, (around) => scenario.act(makeWorker(world, around)));
    await afterwards(world, scenario);
  };

const sleeps =
  (meanwhile: (world: World, scenario: Scenario) => Promise<void>): Interruption =>
  (world, cut, scenario) =>
    runWithSleep(
      cut,
      (around) => scenario.act(makeWorker(world, around)),
      () => meanwhile(world, scenario),
    );

const retry = async (world: World, { act }: Pick<Scenario, 'act'>): Promise<void> => {
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
  await makeWorker(world).sweep();
};

const nothing = async (): Promise<void> => undefined;

const INTERRUPTIONS: Readonly<Record<string, Interruption>> = {
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

/** All the effects of the scenario when nothing interrupts it. */
const effectsOf = async ({ begin, act }: Scenario): Promise<readonly string[]> => {
  const cutter = makeCutter();
  await act(makeWorker(await begin(), cutter.around));
  return cutter.effects;
};

/** Where nobody was rolled back and the client has come back, nothing but tombstones is left to the sweep. */
const flawsAtRest = async (world: World, isWhole: boolean): Promise<readonly string[]> => {
  const flaws = [
    ...(isWhole ? flawsOf(world, false) : []),
    ...(await placeFlaws(world.store, MASKS_PER_NUMBER)),
  ];
  const before = flaws.map((flaw) => `before the sweep: ${flaw}`);
  // One sweep notes what nobody owns, the next may give it back; a third has nothing to do.
  await rollBack(world);
  await rollBack(world);
  await rollBack(world);
  const { told } = world.heard.at(-1) as Hearing;
  const left = 'swept' in told ? told.swept : ['the sweep failed'];
  const places = [
    ...(await placeFlaws(world.store, MASKS_PER_NUMBER)),
    ...(await placeFlawsAtRest(world.store)),
  ];
  return [...before, ...flawsOf(world, true), ...places, ...left];
};

describe.each([...CREATIONS, ...CHANGES, ...SWEEPS])('$name', (scenario) => {
  test.each(Object.keys(INTERRUPTIONS))('keeps the ledger when its worker %s', async (name) => {
    const effects = await effectsOf(scenario);
    const flaws: Record<string, readonly string[]> = {};
    for (const cut of cutsOf(effects)) {
      const world = await scenario.begin();
      await INTERRUPTIONS[name]?.(world, cut, scenario);
      const found = await flawsAtRest(world, !name.includes('roll') && !SWEEPS.includes(scenario));
      if (found.length > 0) flaws[`${cut.side} ${cut.nth} ${effects[cut.nth - 1]}`] = found;
    }
    expect(flaws).toEqual({});
  });

  test('keeps the ledger when one sleeps, and who goes on dies, at any two places', async () => {
    const effects = await effectsOf(scenario);
    const flaws: Record<string, readonly string[]> = {};
    for (const cut of cutsOf(effects)) {
      for (const other of cutsOf(effects)) {
        const world = await scenario.begin();
        await sleeps(async () => {
          world.clock.seconds += LEASE_SECONDS;
          await dies(nothing)(world, other, scenario);
        })(world, cut, scenario);
        await retry(world, scenario);
        const found = await flawsAtRest(world, !SWEEPS.includes(scenario));
        if (found.length > 0) flaws[`${cut.side} ${cut.nth}, ${other.side} ${other.nth}`] = found;
      }
    }
    expect(flaws).toEqual({});
  }, 60_000);
});
