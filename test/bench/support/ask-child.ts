import { fork } from 'node:child_process';
import { join } from 'node:path';

export interface Child {
  /** Sends a message, and waits for the one that answers it. One at a time. */
  readonly ask: <Answer>(question: unknown) => Promise<Answer>;
  readonly stop: () => Promise<void>;
}

export interface ChildOptions {
  /** Everything in its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** What it finds behind its name on its command line. */
  readonly words?: readonly string[];
  readonly nodeOptions?: readonly string[];
}

/**
 * Runs a file of `test/bench/children/` in a process of its own. What it writes to its output is read and thrown away,
 * because in Lambda, too, somebody reads the log: a full pipe or a terminal would cost what a call does not.
 */
export const startChild = (name: string, { env, words = [], nodeOptions = [] }: ChildOptions): Child => {
  const child = fork(join(import.meta.dirname, '../children', `${name}.ts`), [...words], {
    env: { ...env },
    execArgv: [...nodeOptions],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  child.stdout?.resume();
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaints = `${complaints}${chunk}`.slice(-2000);
  });
  const ended = new Promise<never>((_, reject) => {
    child.on('error', reject);
    child.on('close', () => reject(new Error(`The process ${name} has ended. ${complaints}`)));
  });
  // Whoever asks hears of the end; an end that nobody waits for is none that matters.
  ended.catch(() => undefined);
  const ask = <Answer>(question: unknown): Promise<Answer> => {
    const answered = new Promise<Answer>((resolve) => {
      child.once('message', (answer) => resolve(answer as Answer));
    });
    child.send({ question });
    return Promise.race([answered, ended]);
  };
  const stop = async (): Promise<void> => {
    child.kill();
    await ended.catch(() => undefined);
  };
  return { ask, stop };
};

/** Runs a file of `test/bench/children/` for one answer. */
export const askChild = async <Answer>(
  name: string,
  question: unknown,
  options: ChildOptions,
): Promise<Answer> => {
  const child = startChild(name, options);
  try {
    return await child.ask<Answer>(question);
  } finally {
    await child.stop();
  }
};
