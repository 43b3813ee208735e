import type { Measure } from './measured.ts';
import type { Outcome, Result } from './report/results.ts';
import type { Surroundings } from './report/surroundings.ts';

export interface RunOptions {
  readonly measures: Readonly<Record<string, Measure>>;
  readonly names: readonly string[];
  readonly surroundings: () => Surroundings;
  /** Takes a line for whoever waits. */
  readonly tell: (line: string) => void;
}

/** Runs one after another. What this machine cannot measure says so in its slot, and stops none of the rest. */
export const runMeasures = async ({
  measures,
  names,
  surroundings,
  tell,
}: RunOptions): Promise<readonly Result[]> => {
  const results: Result[] = [];
  for (const name of names) {
    tell(`${name} (${results.length + 1} of ${names.length}) ...`);
    const outcome = await outcomeOf(measures[name]);
    if (outcome.missing !== undefined) {
      tell(`${name}: not measured. ${outcome.missing}`);
    }
    results.push({ name, surroundings: surroundings(), ...outcome });
  }
  return results;
};

const outcomeOf = async (measure: Measure | undefined): Promise<Outcome> => {
  try {
    return measure === undefined ? { missing: 'There is no such measure.' } : { measured: await measure() };
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  }
};
