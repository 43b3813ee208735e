import { describe, expect, test } from '@jest/globals';
import type { Told, World } from './crash-world.ts';
import { makeWorker } from './crash-world.ts';
import type { Cut } from './cuts.ts';
import { cutsOf, makeCutter, runUntilDeath, runWithSleep } from './cuts.ts';
import { flawsOf } from './ledger.ts';
import type { Scenario } from './scenarios.ts';
import { CHANGES, CREATIONS } from './scenarios.ts';
import { sweep } from './stand-in-sweep.ts';

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

const retry = async (world: World, { act }: Scenario): Promise<void> => {
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
  await sweep(world);
};

const nothing = async (): Promise<void> => undefined;

const INTERRUPTIONS: Readonly<Record<string, Interruption>> = {
  'dies, and the client repeats': dies(retry),
  'dies, and the client never comes back': dies(rollBack),
  'dies, and the client repeats after the roll-back': dies(async (world, scenario) => {
    await rollBack(world);
    await retry(world, scenario);
  }),
  'sleeps while a repetition finishes': sleeps(retry),
  'sleeps while a repetition finishes and its mask is released': sleeps(retryAndRelease),
  'sleeps while the request is rolled back': sleeps(rollBack),
  'sleeps while nothing happens': sleeps(nothing),
};

/** All the effects of the scenario when nothing interrupts it. */
const effectsOf = async ({ begin, act }: Scenario): Promise<readonly string[]> => {
  const cutter = makeCutter();
  await act(makeWorker(await begin(), cutter.around));
  return cutter.effects;
};

/** Where the client has come back nothing is left to the sweep. */
const flawsAtRest = async (world: World, hasRepeated: boolean): Promise<readonly string[]> => {
  const before = hasRepeated ? flawsOf(world, false).map((flaw) => `before the sweep: ${flaw}`) : [];
  world.clock.seconds += DAY_SECONDS;
  await sweep(world);
  return [...before, ...flawsOf(world, true)];
};

describe.each([...CREATIONS, ...CHANGES])('$name', (scenario) => {
  test.each(Object.keys(INTERRUPTIONS))('keeps the ledger when its worker %s', async (name) => {
    const effects = await effectsOf(scenario);
    const flaws: Record<string, readonly string[]> = {};
    for (const cut of cutsOf(effects)) {
      const world = await scenario.begin();
      await INTERRUPTIONS[name]?.(world, cut, scenario);
      const found = await flawsAtRest(world, name.includes('repe'));
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
        const found = await flawsAtRest(world, true);
        if (found.length > 0) flaws[`${cut.side} ${cut.nth}, ${other.side} ${other.nth}`] = found;
      }
    }
    expect(flaws).toEqual({});
  });
});
