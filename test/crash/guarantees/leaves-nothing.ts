import { describe, expect, test } from '@jest/globals';
import { cutsOf, runUntilDeath, runWithSleep } from '../scenarios/cuts.ts';
import { atEachCut, effectsOf, flawsAtRest, namesIn } from '../scenarios/erased.ts';
import { IMPORTS } from '../scenarios/import-scenarios.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { makeWorker } from '../world/crash-world.ts';

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
        // A request that comes when all is erased is a new one; that of an import has no key by which it would be known.
        const isNew = cut.nth === 1 && cut.side === 'before' && IMPORTS.some(({ name }) => name === scenario);
        return [...(isKnown && !isNew ? namesIn(world) : []), ...(await flawsAtRest(world))];
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
          const found = [...(await flawsAtRest(world)), ...(isKnown ? namesIn(world) : [])];
          if (found.length > 0) flaws[`${cut.side} ${cut.nth}, ${death.side} ${death.nth}`] = found;
        }
      }
      expect(flaws).toEqual({});
    });
  });
};
