import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { ENVIRONMENT } from '../../../support/functions/environment.ts';
import { epochMs, startRuntimeApi } from './runtime-api.ts';

export interface StartOptions {
  /** The folder of `aws-lambda-ric`. */
  readonly client: string;
  /** What is deployed: a folder with `index.js`, which exports `handler`. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly event: unknown;
  readonly isMarked?: boolean;
}

/** One start. Times are milliseconds after the process was asked for. */
export interface Start {
  readonly readyMs: number;
  readonly answeredMs: number;
  readonly answer: unknown;
  readonly marked?: Marked;
}

/** What start-marks.cjs says. */
export interface Marked {
  /** When each part began, as {@link Start} counts. */
  readonly atMs: Readonly<Record<string, number>>;
  /** CPU of the process, both kinds, so far. */
  readonly cpuMs: Readonly<Record<string, number>>;
}

type Streams = readonly [null, Readable, Readable, Readable];

const MARKS = join(import.meta.dirname, 'start-marks.cjs');
/** The default of the stack. */
const MEMORY_MB = 1024;

/** As Lambda's bootstrap limits the heap: a tenth of the memory for what is new, nine tenths for what is old. */
const HEAP = [
  `--max-semi-space-size=${Math.floor(MEMORY_MB / 20)}`,
  `--max-old-space-size=${Math.floor(MEMORY_MB * 0.9)}`,
];

/** What Lambda puts into the environment of each function, and our stack of this one. */
const environmentOf = (host: string, folder: string): Record<string, string> => ({
  ...ENVIRONMENT,
  AWS_LAMBDA_RUNTIME_API: host,
  _HANDLER: 'index.handler',
  LAMBDA_TASK_ROOT: folder,
  LAMBDA_RUNTIME_DIR: '/var/runtime',
  AWS_SESSION_TOKEN: 'callmask',
  AWS_DEFAULT_REGION: ENVIRONMENT.AWS_REGION,
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_NAME: 'transfer',
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(MEMORY_MB),
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_LAMBDA_LOG_GROUP_NAME: 'transfer',
  AWS_LAMBDA_LOG_STREAM_NAME: 'stream',
  AWS_LAMBDA_LOG_FORMAT: 'JSON',
  TZ: ':UTC',
  LANG: 'en_US.UTF-8',
  PATH: '/usr/local/bin:/usr/bin:/bin',
});

/** Starts a function as Lambda does, has it answer once, and ends it. @throws Error when it fails to */
export const startFunction = async (options: StartOptions): Promise<Start> => {
  const api = await startRuntimeApi(options.event);
  const startedAtMs = epochMs();
  const child = spawn(
    process.execPath,
    [...HEAP, ...(options.isMarked ? ['--require', MARKS] : []), join(options.client, 'index.mjs')],
    {
      cwd: options.folder,
      env: { ...environmentOf(api.host, options.folder), ...options.env },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    },
  );
  const [, stdout, stderr, marks] = child.stdio as unknown as Streams;
  const output = Promise.all([text(stdout), text(stderr)]);
  const said = text(marks);
  const ended = once(child, 'close').then(async () => {
    throw new Error(`The function ended: ${(await output).join('\n')}`);
  });
  ended.catch(() => undefined);
  try {
    const readyAtMs = await Promise.race([api.ready, ended]);
    const { atMs, answer } = await Promise.race([api.answered, ended]);
    child.kill('SIGKILL');
    const marked = toMarked(await said, startedAtMs);
    return {
      readyMs: readyAtMs - startedAtMs,
      answeredMs: atMs - startedAtMs,
      answer,
      ...(marked && { marked }),
    };
  } finally {
    child.kill('SIGKILL');
    await api.stop();
  }
};

const toMarked = (said: string, startedAtMs: number): Marked | undefined => {
  if (said === '') return undefined;
  const { timeOrigin, marks, cpuMs } = JSON.parse(said) as {
    readonly timeOrigin: number;
    readonly marks: Readonly<Record<string, number>>;
    readonly cpuMs: Readonly<Record<string, number>>;
  };
  const atMs = Object.entries(marks).map(([name, ms]) => [name, timeOrigin + ms - startedAtMs]);
  return { atMs: { up: timeOrigin - startedAtMs, ...Object.fromEntries(atMs) }, cpuMs };
};
