import type { E164 } from '../../phone/e164.ts';
import { freeUnused } from '../quotas/unused-slots.ts';
import type { Dependencies } from './dependencies.ts';

/**
 * Frees what is left of slots that nobody uses, so that no number stays on file for nothing. What fails, or finds no
 * time, is found again by the next reconciliation.
 * @returns what was thrown
 */
export const freeSlots = async (
  dependencies: Dependencies,
  numbers: readonly E164[],
  hasTime: () => boolean,
): Promise<readonly unknown[]> => {
  const failures: unknown[] = [];
  for (const number of numbers) {
    await (hasTime() && freeUnused(dependencies, number).catch((cause: unknown) => failures.push(cause)));
  }
  return failures;
};
