import { describe, expect, test } from '@jest/globals';
import type { Cut } from '../scenarios/cuts.ts';
import { cutsOf, runUntilDeath, runWithSleep } from '../scenarios/cuts.ts';
import { atEachCut, effectsOf, flawsAtRest, namesIn } from '../scenarios/erased.ts';
import { IMPORTS } from '../scenarios/import-scenarios.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import type { World } from '../world/crash-world.ts';
import { makeWorker } from '../world/crash-world.ts';

/**
 * A worker sleeps while the person behind its import is erased, takes the number over once more, and dies before it can
 * restore it. The former settings went with the person, so nobody can restore them: they are cleared.
 */
const withoutEmptied = ({ supplier }: World, flaws: readonly string[]): readonly string[] => {
  const emptied = [...supplier.settings].filter(([, settings]) =>
    Object.values(settings).every((value) => value === ''),
  );
  const accepted = emptied.map(([number]) => `not set as it was: ${number}`);
  return flaws.filter((flaw) => !accepted.includes(flaw));
};

/** A request that comes when all is erased is a new one; that of an import has no key by which it would be known. */
const isNew = (scenario: string, { nth, side }: Cut): boolean =>
  nth === 1 && side === 'before' && IMPORTS.some(({ name }) => name === scenario);

/** Workers of each scenario die or sleep at every place while the person is erased. */
export const leavesNothing = (scenarios: readonly Scenario[]): void => {
  describe.each(scenarios)('$name', ({ name: scenario, begin, act }) => {
    test('whose worker dies anywhere leaves nothing of a person who is erased then', async () => {
      const flaws = await atEachCut(await effectsOf(begin, act), async (cut) => {
        const world = await begin();
        await runUntilDeath(cut, (around) => act(makeWorker(world, around)));
        await makeWorker(world).erase();
        return [...namesIn(world), ...(await flawsAtRest(world))];
      });
      expect(flaws).toEqual({});
    });

    test('whose worker sleeps anywhere while the person is erased leaves nothing of the person', async () => {
      const flaws = await atEachCut(await effectsOf(begin, act), async (cut) => {
        const world = await begin();
        let isKnown = false;
        await runWithSleep(
          cut,
          (around) => act(makeWorker(world, around)),
          async () => {
            isKnown = namesIn(world).length > 0;
            await makeWorker(world).erase();
          },
        );
        return [...(isKnown && !isNew(scenario, cut) ? namesIn(world) : []), ...(await flawsAtRest(world))];
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
              (around) =>
                act(makeWorker(world, (effect, work) => atDeath(effect, () => around(effect, work)))),
              async () => {
                isKnown = namesIn(world).length > 0;
                await makeWorker(world).erase();
              },
            ),
          );
          // A worker that dies between taking a slot and learning of the erasure leaves it to the reconciliation.
          const atRest = withoutEmptied(world, await flawsAtRest(world));
          const found = [...atRest, ...(isKnown && !isNew(scenario, cut) ? namesIn(world) : [])];
          if (found.length > 0) flaws[`${cut.side} ${cut.nth}, ${death.side} ${death.nth}`] = found;
        }
      }
      expect(flaws).toEqual({});
    });
  });
};
