/** Lets a task take one step, with this outcome of the effect at which it waits. */
export type Gate<Outcome> = (effect: string) => Promise<Outcome>;

export interface Task<Outcome> {
  readonly name: string;
  /** The effect that it is about to have; `undefined` once it has ended. */
  readonly next: () => string | undefined;
  /** Has that effect, and runs on up to the next one or to the end. */
  readonly step: (outcome: Outcome) => Promise<void>;
  /** It never takes another step. */
  readonly kill: () => void;
}

/** A worker that stops before each of its outside effects, until it is told how that one goes. */
export const startTask = async <Outcome>(
  name: string,
  run: (gate: Gate<Outcome>) => Promise<unknown>,
): Promise<Task<Outcome>> => {
  // A worker may have several effects at once; they are let through one after the other.
  const waiting: { readonly effect: string; readonly go: (outcome: Outcome) => void }[] = [];
  let stopped: () => void = () => undefined;
  let failure: { readonly error: unknown } | undefined;
  let isOver = false;
  const gate: Gate<Outcome> = (effect) =>
    new Promise((go) => {
      waiting.push({ effect, go });
      stopped();
    });
  const untilStopped = async (): Promise<void> => {
    if (waiting.length === 0 && !isOver) {
      await new Promise<void>((resolve) => {
        stopped = resolve;
      });
    }
    if (failure !== undefined) throw failure.error;
  };
  const end = (): void => {
    isOver = true;
    stopped();
  };
  run(gate).then(end, (error: unknown) => {
    failure = { error };
    end();
  });
  await untilStopped();
  return {
    name,
    next: () => waiting[0]?.effect,
    step: async (outcome) => {
      waiting.shift()?.go(outcome);
      await untilStopped();
    },
    kill: () => {
      waiting.length = 0;
      end();
    },
  };
};
