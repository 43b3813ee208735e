import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { BUNDLE } from '../../../cdk/functions/bundle.ts';
import { DYNAMODB_LOCAL } from '../support/table/dynamodb-local.ts';

/** What a figure depends on besides the code. */
export interface Surroundings {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly commit: string;
  /** Processor, cores, memory, system. */
  readonly machine: string;
  readonly node: string;
  /** By name, exact. */
  readonly packages: Readonly<Record<string, string>>;
}

const PACKAGES = ['@aws-sdk/client-dynamodb', '@aws-sdk/lib-dynamodb', '@middy/core', 'dynalite', 'esbuild'];

export const readSurroundings = (now: Date): Surroundings => ({
  at: now.toISOString(),
  commit: readCommit(),
  machine: describeMachine(),
  node: process.version,
  packages: {
    ...Object.fromEntries(PACKAGES.map((name) => [name, versionOf(name)])),
    [DYNAMODB_LOCAL.name]: DYNAMODB_LOCAL.version,
  },
});

const describeMachine = (): string => {
  const model = cpus()[0]?.model.trim() ?? process.arch;
  const memoryGb = Math.round(totalmem() / 2 ** 30);
  return `${model}, ${availableParallelism()} cores, ${memoryGb} GB, ${type()} ${release()}`;
};

const versionOf = (name: string): string => {
  const manifest = join(BUNDLE.absWorkingDir, 'node_modules', name, 'package.json');
  return JSON.parse(readFileSync(manifest, 'utf8')).version;
};

/** What a run itself writes does not make another code of it. */
const OWN_OUTPUT = [':!docs/performance', ':!docs/performance.md'];

const readCommit = (): string => {
  try {
    const isChanged = git('status', '--porcelain', '--', '.', ...OWN_OUTPUT) !== '';
    return `${git('rev-parse', '--short=7', 'HEAD')}${isChanged ? ' and changes' : ''}`;
  } catch {
    return 'unknown';
  }
};

const git = (...words: readonly string[]): string =>
  execFileSync('git', [...words], {
    cwd: BUNDLE.absWorkingDir,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
