import { describe, expect, test } from '@jest/globals';
import { cutsOf } from '../scenarios/cuts.ts';
import type { Interruption } from '../scenarios/interruptions.ts';
import {
  dies,
  effectsOf,
  flawsAtRest,
  LEASE_SECONDS,
  nothing,
  retry,
  sleeps,
} from '../scenarios/interruptions.ts';
import type { Scenario } from '../scenarios/scenario.ts';

/** Whoever stops where, in each of the scenarios. */
export const keepsTheLedger = (
  scenarios: readonly Scenario[],
  interruptions: Readonly<Record<string, Interruption>>,
  /** After which of them the reconciliation has something to do. */
  isLeftToReconciliation: (scenario: Scenario) => boolean,
): void => {
  describe.each(scenarios)('$name', (scenario) => {
    test.each(Object.keys(interruptions))('keeps the ledger when its worker %s', async (name) => {
      const effects = await effectsOf(scenario);
      const flaws: Record<string, readonly string[]> = {};
      for (const cut of cutsOf(effects)) {
        const world = await scenario.begin();
        await interruptions[name]?.(world, cut, scenario);
        const found = await flawsAtRest(world, !name.includes('roll') && !isLeftToReconciliation(scenario));
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
          const found = await flawsAtRest(world, !isLeftToReconciliation(scenario));
          if (found.length > 0) flaws[`${cut.side} ${cut.nth}, ${other.side} ${other.nth}`] = found;
        }
      }
      expect(flaws).toEqual({});
    });
  });
};
