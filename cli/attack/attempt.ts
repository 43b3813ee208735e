import type { Target } from './target.ts';

/** Something that an attacker tries. */
export interface Attempt {
  readonly name: string;
  /** What is tried, in a few words for the table. */
  readonly tries: string;
  /**
   * Tries it, and its honest twin, which must go well: what turns everybody away proves nothing.
   * @returns what was seen while it was repelled
   * @throws Breach when it was not, and HonestCaseRefused
   */
  readonly run: (target: Target) => Promise<string>;
}

/** An attack got through. */
class Breach extends Error {
  override readonly name = 'Breach' as const;
}

/** What everybody may do was turned away. */
class HonestCaseRefused extends Error {
  override readonly name = 'HonestCaseRefused' as const;
}

/** @throws Breach */
export const mustRepel = (isRepelled: boolean, seen: string): void => {
  if (!isRepelled) {
    throw new Breach(seen);
  }
};

/** @throws HonestCaseRefused */
export const mustServe = (isServed: boolean, seen: string): void => {
  if (!isServed) {
    throw new HonestCaseRefused(`the honest case failed: ${seen}`);
  }
};

export interface Result extends Omit<Attempt, 'run'> {
  readonly outcome: 'broken' | 'repelled' | 'succeeded';
  readonly seen: string;
}

/** Carries an attempt out. One that cannot be is `broken`, as is one whose honest twin failed. */
export const carryOut = async ({ run, ...attempt }: Attempt, target: Target): Promise<Result> => {
  try {
    return { ...attempt, outcome: 'repelled', seen: await run(target) };
  } catch (error) {
    const seen = error instanceof Error ? error.message : String(error);
    return { ...attempt, outcome: error instanceof Breach ? 'succeeded' : 'broken', seen };
  }
};
