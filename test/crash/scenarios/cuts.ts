export type Side = 'after' | 'before';

/** A point in a worker's run: right before its n-th outside effect, or right after it, before the answer is seen. */
export interface Cut {
  readonly nth: number;
  readonly side: Side;
}

/** Something that a worker does outside itself: reads or writes a row, asks the carrier. */
export type Around = <T>(effect: string, work: () => Promise<T>) => Promise<T>;

export const directly: Around = (_effect, work) => work();

/** A port each of whose calls, whatever they are called, goes through `around`. */
export const through = <P extends object>(port: P, around: Around): P => {
  if (around === directly) return port;
  const wrapped: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(port)) {
    wrapped[name] =
      typeof value === 'function' ? (...given: unknown[]) => around(name, () => value(...given)) : value;
  }
  return wrapped as P;
};

/** Notes a worker's effects in their order, and at the cut lets something else happen: a death, a sleep. */
export const makeCutter = (cut?: Cut, atCut: () => Promise<void> = async () => undefined) => {
  const effects: string[] = [];
  const around: Around = async (effect, work) => {
    const nth = effects.push(effect);
    if (nth === cut?.nth && cut.side === 'before') await atCut();
    const done = await work().then(
      (value) => () => value,
      (error: unknown) => () => {
        throw error;
      },
    );
    if (nth === cut?.nth && cut.side === 'after') await atCut();
    return done();
  };
  return { effects, around };
};

export const cutsOf = (effects: readonly string[]): readonly Cut[] =>
  effects.flatMap((_, index) => [
    { nth: index + 1, side: 'before' as const },
    { nth: index + 1, side: 'after' as const },
  ]);

/**
 * Runs a worker that dies at the cut: nothing comes after, also of what it does at the same time; no error is caught and
 * nothing is given up.
 */
export const runUntilDeath = async (cut: Cut, run: (around: Around) => Promise<unknown>): Promise<void> => {
  await new Promise<void>((resolve, reject) => {
    let isDead = false;
    const never = <T>(): Promise<T> => new Promise(() => undefined);
    const die = (): Promise<void> => {
      isDead = true;
      resolve();
      return never();
    };
    const { around } = makeCutter(cut, die);
    run((effect, work) => (isDead ? never() : around(effect, work))).then(() => resolve(), reject);
  });
};

/** Runs a worker that sleeps at the cut, while something else happens, and then goes on to its end. */
export const runWithSleep = async (
  cut: Cut,
  run: (around: Around) => Promise<unknown>,
  meanwhile: () => Promise<void>,
): Promise<void> => {
  await run(makeCutter(cut, meanwhile).around);
};
