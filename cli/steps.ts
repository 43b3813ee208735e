import { Problem } from '../lib/errors/problem.ts';

/** One of the things that an operator wants done. */
export interface Step {
  /** What it is about, as it is shown. */
  readonly subject: string;
  /** What would be done, or why it is not. */
  readonly words: string;
  /** Does it, and says in words what was done. Left out: there is nothing to do. */
  readonly act?: () => Promise<string>;
  /** It cannot be done as it was asked for. */
  readonly isRefused?: true;
}

export interface StepsOrder {
  readonly steps: readonly Step[];
  /** What the operator types to confirm so many changes. */
  readonly phrase: (count: number) => string;
  /** What to say where there is nothing to do. */
  readonly nothing: string;
  /** What the operator typed. Left out: the changes are only listed. */
  readonly confirm?: string | undefined;
  readonly tell: (line: string) => void;
}

/** What became of a step. `planned`: it waits for the confirmation. */
export type StepState = 'done' | 'failed' | 'nothing-to-do' | 'planned' | 'refused';

export interface StepResult extends Pick<Step, 'subject' | 'words'> {
  readonly state: StepState;
}

export interface StepsResult {
  /** Whether all is as it was asked for. */
  readonly isDone: boolean;
  /** What confirms the planned steps. Left out: there are none. */
  readonly confirm?: string;
  readonly steps: readonly StepResult[];
}

/**
 * Does what is to be done, one step after the other, or lists it. A step that fails does not stop the others.
 * @throws Error in words when the confirmation is not right
 */
export const runSteps = async (order: StepsOrder): Promise<StepsResult> => {
  const { steps, confirm, tell } = order;
  const count = steps.filter(({ act }) => act !== undefined).length;
  const phrase = order.phrase(count);
  if (count > 0 && confirm !== undefined && confirm !== phrase) {
    throw new Error(`Nothing was changed. It would take: --confirm "${phrase}"`);
  }
  if (count > 0 && confirm !== undefined) {
    return doSteps(order, count);
  }
  for (const { subject, words } of steps) {
    tell(`  ${subject}  ${words}`);
  }
  tell(count === 0 ? order.nothing : `\nNothing was changed. To do it: --confirm "${phrase}"`);
  const results = steps.map((step) => resultOf(step, 'planned'));
  return { isDone: isDone(results), ...(count > 0 && { confirm: phrase }), steps: results };
};

const resultOf = ({ subject, words, act, isRefused }: Step, state: StepState): StepResult => {
  const idle = isRefused === true ? 'refused' : 'nothing-to-do';
  return { subject, words, state: act === undefined ? idle : state };
};

const isDone = (results: readonly StepResult[]): boolean =>
  results.every(({ state }) => state !== 'failed' && state !== 'refused');

const doSteps = async ({ steps, tell }: StepsOrder, count: number): Promise<StepsResult> => {
  const results: StepResult[] = [];
  for (const step of steps) {
    const result = await doStep(step);
    tell(`  ${result.subject}  ${result.state === 'failed' ? 'not done: ' : ''}${result.words}`);
    results.push(result);
  }
  const failed = results.filter(({ state }) => state === 'failed').length;
  tell(failed === 0 ? `\nDone: ${count} of ${count}.` : `\n${failed} of ${count} are left. Do it again.`);
  return { isDone: isDone(results), steps: results };
};

const doStep = async (step: Step): Promise<StepResult> => {
  if (step.act === undefined) {
    return resultOf(step, 'nothing-to-do');
  }
  try {
    return { subject: step.subject, words: await step.act(), state: 'done' };
  } catch (error) {
    return { subject: step.subject, words: reasonOf(error), state: 'failed' };
  }
};

/** In the words of the API where there are any: they name no number. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof Problem) {
    return error.flaws[0]?.detail ?? error.detail;
  }
  return error instanceof Error ? error.message : String(error);
};
