import { Problem } from '../lib/errors/problem.ts';

/** One of the things that an operator wants done. */
export interface Step {
  /** What it is about, as it is shown. */
  readonly subject: string;
  /** What would be done, or why it is not. */
  readonly words: string;
  /** Says in words what was done. Left out: there is nothing to do. */
  readonly act?: () => Promise<string>;
  /** It cannot be done as it was asked for. */
  readonly isRefused?: true;
}

export interface StepsOrder {
  readonly steps: readonly Step[];
  /** What has to be typed to confirm so many. */
  readonly phrase: (count: number) => string;
  /** What to say where there is nothing to do. */
  readonly nothing: string;
  /** What was typed. Left out: nothing is done, and all that would be is told. */
  readonly confirm?: string | undefined;
  readonly tell: (line: string) => void;
}

/**
 * Does what is to be done, one after the other, or says what that would be. One that fails does not stop the others.
 * @returns whether all is as it was asked for
 * @throws Error in words when the confirmation is not right
 */
export const runSteps = async (order: StepsOrder): Promise<boolean> => {
  const { steps, confirm, tell } = order;
  const isAnyRefused = steps.some(({ isRefused }) => isRefused === true);
  const count = steps.filter(({ act }) => act !== undefined).length;
  const phrase = order.phrase(count);
  if (count > 0 && confirm !== undefined && confirm !== phrase) {
    throw new Error(`Nothing was changed. It would take: --confirm "${phrase}"`);
  }
  if (count === 0 || confirm === undefined) {
    for (const { subject, words } of steps) {
      tell(`  ${subject}  ${words}`);
    }
    tell(count === 0 ? order.nothing : `\nNothing was changed. To do it: --confirm "${phrase}"`);
    return !isAnyRefused;
  }
  const failed = await doEach(steps, tell);
  tell(failed === 0 ? `\nDone: ${count} of ${count}.` : `\n${failed} of ${count} are left. Do it again.`);
  return failed === 0 && !isAnyRefused;
};

const doEach = async (steps: readonly Step[], tell: StepsOrder['tell']): Promise<number> => {
  let failed = 0;
  for (const { subject, words, act } of steps) {
    try {
      tell(`  ${subject}  ${act === undefined ? words : await act()}`);
    } catch (error) {
      failed += 1;
      tell(`  ${subject}  not done: ${reasonOf(error)}`);
    }
  }
  return failed;
};

/** In the words of the API where there are any: they name no number. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof Problem) {
    return error.flaws[0]?.detail ?? error.detail;
  }
  return error instanceof Error ? error.message : String(error);
};
