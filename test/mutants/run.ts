import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { helpOf, readArguments } from './arguments.ts';
import { RESULTS_FILE, RESULTS_FOLDER, strykerConfig } from './config.ts';
import { PARTS } from './parts.ts';
import type { MutantsReport } from './report.ts';
import { survivorsOf, textReport } from './report.ts';

const ROOT = join(import.meta.dirname, '../..');
const STRYKER = join(import.meta.dirname, 'node_modules/@stryker-mutator/core/bin/stryker.js');

/** `npm run mutants`: installs Stryker where it is missing, runs it, and prints what no test noticed. */
const main = (): void => {
  const wanted = readArguments(process.argv.slice(2), PARTS, ROOT);
  if (wanted === 'help') {
    console.log(helpOf(PARTS));
    return;
  }
  const mutate = wanted.mutate ?? survivorsOf(readResults()).map(({ range }) => range);
  if (mutate.length === 0) {
    console.log('No mutant survived the last run.');
    return;
  }
  install();
  mkdirSync(join(ROOT, RESULTS_FOLDER), { recursive: true });
  const config = join(ROOT, RESULTS_FOLDER, 'stryker.config.json');
  writeFileSync(
    config,
    JSON.stringify(strykerConfig({ mutate, withSlowSuites: wanted.mutate === undefined })),
  );
  run(process.execPath, [STRYKER, 'run', config]);
  const text = textReport(readResults());
  writeFileSync(join(ROOT, RESULTS_FOLDER, 'mutants.txt'), `${text}\n`);
  console.log(`\n${text}\n\nWritten: ${RESULTS_FOLDER}/mutants.{txt,json,html}`);
};

const readResults = (): MutantsReport => JSON.parse(readFileSync(join(ROOT, RESULTS_FILE), 'utf8'));

/** Stryker is large, and the plain install of the project does without it. */
const install = (): void => {
  const inFolder = ['--prefix', import.meta.dirname];
  if (spawnSync('npm', ['ls', ...inFolder], { stdio: 'ignore' }).status !== 0) {
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', ...inFolder]);
  }
};

const run = (program: string, args: readonly string[]): void => {
  const { status, error } = spawnSync(program, args, { cwd: ROOT, stdio: 'inherit' });
  if (error !== undefined || status !== 0) {
    throw new Error(`${[program, ...args].join(' ')} failed.`, { cause: error });
  }
};

try {
  main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
