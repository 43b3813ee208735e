import type { Target } from './target.ts';

/** Something that an attacker tries. */
export interface Attempt {
  readonly name: string;
  /** What is tried, in a few words for the table. */
  readonly tries: string;
  /**
   * Tries it, and then a permitted request, which must succeed: a service that refuses everything proves nothing.
   * @returns what was observed, for the table
   * @throws Breach if it got through, HonestCaseRefused if the permitted request failed
   */
  readonly run: (target: Target) => Promise<string>;
}

/** An attack got through. */
class Breach extends Error {
  override readonly name = 'Breach' as const;
}

/** A permitted request was refused. */
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

/** Carries an attempt out. It is `broken` if it cannot run, or if the permitted request failed. */
export const carryOut = async ({ run, ...attempt }: Attempt, target: Target): Promise<Result> => {
  try {
    return { ...attempt, outcome: 'repelled', seen: await run(target) };
  } catch (error) {
    const seen = error instanceof Error ? error.message : String(error);
    return { ...attempt, outcome: error instanceof Breach ? 'succeeded' : 'broken', seen };
  }
};
