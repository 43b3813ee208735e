import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { BUNDLE } from '../../../cdk/functions/bundle.ts';
import { ENDPOINTS } from '../../../functions/routes.ts';
import { SCHEDULES } from '../../../functions/schedules.ts';
import type { LambdaHandler } from '../../../local/server/bridge.ts';

export const FUNCTIONS = [...new Set([...ENDPOINTS, ...SCHEDULES].map((entry) => entry.function))];

/** Bundles a function as the stack does. @returns the path of the bundle */
export const bundle = (name: string, folder: string): string => {
  const outfile = join(folder, `${name}.cjs`);
  buildSync({ ...BUNDLE, entryPoints: [`functions/${name}/index.ts`], outfile, logLevel: 'silent' });
  return outfile;
};

/** Bundles several at once: what they share is read once. @returns the path of a function's bundle */
export const bundleAll = (names: readonly string[], folder: string): ((name: string) => string) => {
  const entryPoints = names.map((name) => ({ in: `functions/${name}/index.ts`, out: name }));
  const outExtension = { '.js': '.cjs' };
  buildSync({ ...BUNDLE, entryPoints, outdir: folder, outExtension, logLevel: 'silent' });
  return (name) => join(folder, `${name}.cjs`);
};

export interface BundledFunction {
  readonly handler: LambdaHandler;
  /** From now on it gives up when time is up, though it was started to be never late. */
  readonly letTimeCount: () => void;
  /** All that it wrote so far: its log. */
  readonly output: () => string;
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
}

type Answer = Awaited<ReturnType<LambdaHandler>>;

/** What Node is told where no machine, however busy, is to make a program late. */
export const NEVER_LATE = ['--import', join(import.meta.dirname, '../time/never-late.ts')] as const;

/** Runs a bundle in a process of its own, with nothing in its environment but what is given. */
export const startBundled = async (
  path: string,
  env: Readonly<Record<string, string>>,
  execArgv: readonly string[] = [],
): Promise<BundledFunction> => {
  const child = fork(join(import.meta.dirname, 'lambda-child.cjs'), [path], {
    env: { ...env },
    execArgv: [...execArgv],
    silent: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  await once(child, 'message');
  const waiting = new Map<string, (answer: Answer) => void>();
  child.on('message', ({ id, result }: { readonly id: string; readonly result: Answer }) => {
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  const handler: LambdaHandler = (event) => {
    const id = randomUUID();
    const answered = new Promise<Answer>((resolve) => {
      waiting.set(id, resolve);
    });
    child.send({ id, event });
    return answered;
  };
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
    child.kill(signal);
    await once(child, 'close');
  };
  const letTimeCount = (): void => {
    child.send({ doesTimeCount: true });
  };
  return { handler, letTimeCount, output: () => output, stop };
};
