import type { Measured } from '../measured.ts';
import type { Surroundings } from './surroundings.ts';

/** What came of one measure: figures, or the sentence that says why there are none. */
export type Outcome =
  | { readonly measured: Measured; readonly missing?: never }
  | { readonly missing: string; readonly measured?: never };

export type Result = Outcome & {
  /** The name of the measure: `warm-answer`. */
  readonly name: string;
  /** Where it ran. Each has its own, because a run of some measures leaves the others as they were. */
  readonly surroundings: Surroundings;
};

/**
 * Puts new results in the place of old ones; what could not be measured this time leaves figures of another time as they are.
 * @param order all measures there are; what is not among them is dropped
 */
export const mergeResults = (
  old: readonly Result[],
  fresh: readonly Result[],
  order: readonly string[],
): readonly Result[] => {
  const known = new Set(old.filter(({ measured }) => measured !== undefined).map(({ name }) => name));
  const better = fresh.filter(({ name, measured }) => measured !== undefined || !known.has(name));
  const byName = new Map([...old, ...better].map((result) => [result.name, result]));
  return order.map((name) => byName.get(name)).filter((result) => result !== undefined);
};
