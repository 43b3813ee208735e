import { NUMBER } from '../../support/numbers/masks.ts';
import { flawsOf } from '../guarantees/ledger.ts';
import type { World } from '../world/crash-world.ts';
import { finishAtCarrier, makeWorker } from '../world/crash-world.ts';
import type { Cut } from './cuts.ts';
import { cutsOf, makeCutter } from './cuts.ts';
import type { Scenario } from './scenario.ts';

const DAY_SECONDS = 24 * 60 * 60;

/** The person's name, in labels and in the settings of numbers before they were imported. */
export const NAME = 'Zoë';

/** Whatever in the table names the person. */
export const namesIn = ({ store }: World): readonly string[] =>
  store
    .rows()
    .map((row) => JSON.stringify(row))
    .filter((text) => text.includes(NUMBER.slice(1)) || text.includes(NAME));

/** The ledger has to close when the reconciliation has been there. */
export const flawsAtRest = async (world: World): Promise<readonly string[]> => {
  for (let day = 0; day < 5; day += 1) {
    world.clock.seconds += DAY_SECONDS;
    await makeWorker(world).reconcile();
    finishAtCarrier(world);
  }
  const told = world.heard.at(-1)?.told;
  return [
    ...flawsOf(world, true),
    ...(told !== undefined && 'reconciled' in told ? told.reconciled : ['no reconciliation']),
  ];
};

export const effectsOf = async (
  begin: () => Promise<World>,
  act: Scenario['act'],
): Promise<readonly string[]> => {
  const cutter = makeCutter();
  await act(makeWorker(await begin(), cutter.around));
  return cutter.effects;
};

/** Runs what happens at each cut in a world of its own. @returns what was wrong, by the cut */
export const atEachCut = async (
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
