import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { ROOT } from '../../cli/run-program.ts';

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const { scripts } = JSON.parse(read('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const { app } = JSON.parse(read('cdk.json')) as { readonly app: string };

const folder = mkdtempSync(join(tmpdir(), 'callmask-node-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A program in place of Node. It prints its name, what it was told to run, and whether it sees a credential. */
const standIn = (name: string): string => {
  const file = join(folder, name, 'node');
  mkdirSync(join(folder, name));
  writeFileSync(file, `#!/bin/sh\necho "${name} $AWS_SECRET_ACCESS_KEY $*"\n`);
  chmodSync(file, 0o755);
  return file;
};

const machine = standIn('machine');
const installed = standIn('installed');

/** As npm runs a script: what is installed is first in PATH, and the Node that runs npm has a name of its own. */
const npmRuns = (line: string) => {
  const { stdout, stderr } = spawnSync('/bin/sh', ['-c', `${line} one 'two words'`], {
    cwd: ROOT,
    encoding: 'utf8',
    env: {
      PATH: `${join(installed, '..')}:/usr/bin:/bin`,
      npm_node_execpath: machine,
      AWS_SECRET_ACCESS_KEY: 'secret',
    },
  });
  return { stdout, stderr };
};

const link = join(folder, 'callmask');
symlinkSync(join(ROOT, 'cli/callmask'), link);

test('the command that npm links is that file', () => {
  const { bin } = JSON.parse(read('package.json')) as { readonly bin: unknown };
  expect(bin).toEqual({ callmask: 'cli/callmask' });
});

describe('what has credentials of AWS starts on the Node of the machine, though npm puts another one first', () => {
  test.each([
    ['npm run callmask', scripts['callmask'], 'cli/bin.js'],
    ['npm run cdk', scripts['cdk'], 'cli/on-node.js node_modules/aws-cdk/bin/cdk'],
    ['npm run deploy', scripts['deploy'], 'cli/on-node.js node_modules/aws-cdk/bin/cdk deploy'],
    ['npm run synth', scripts['synth'], 'cli/on-node.js node_modules/aws-cdk/bin/cdk synth --quiet'],
    ['the app that cdk starts', app, 'cli/on-node.js cdk/app.ts'],
    ['npx callmask', './cli/callmask', `${ROOT}/cli/bin.js`],
    ['npx callmask, which calls it by a link', link, `${ROOT}/cli/bin.js`],
  ])('%s', (_, line = '', runs) => {
    expect(npmRuns(line)).toEqual({ stdout: `machine secret ${runs} one two words\n`, stderr: '' });
  });
});

test('without npm it is the Node that PATH names', () => {
  const env = { PATH: `${join(machine, '..')}:/usr/bin:/bin` };
  const { stdout } = spawnSync('./cli/callmask', ['one'], { cwd: ROOT, env, encoding: 'utf8' });
  expect(stdout).toBe(`machine  ${ROOT}/cli/bin.js one\n`);
});

test('no page and no command tells people to start cdk in a way that takes the Node of `npm ci`', () => {
  const pages = globSync(['*.md', 'docs/**/*.md', 'cli/**/*.ts', 'cdk/**/*.ts'], {
    cwd: ROOT,
    // A record names what was decided against.
    exclude: ['docs/adr/**'],
  });
  expect(pages.length).toBeGreaterThan(50);
  expect(pages.filter((page) => /npx (?:--no-install )?cdk\b/.test(read(page)))).toEqual([]);
});

describe('on-node.js', () => {
  const program = join(folder, 'program.mjs');
  writeFileSync(
    program,
    'console.log(process.execPath, process.execArgv.length, ...process.argv.slice(2)); process.exitCode = 3;',
  );
  const run = (flags: readonly string[]) => {
    const args = [...flags, join(ROOT, 'cli/on-node.js'), program, 'one', 'two words'];
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    return { status, stdout };
  };
  const ofNpmCi = join(ROOT, `node_modules/node-${process.platform}-${process.arch}/bin/node`);

  test('runs a file on the Node that runs it, where that is new enough, and ends as it ends', () => {
    expect(run([])).toEqual({ status: 3, stdout: `${process.execPath} 0 one two words\n` });
  });

  (existsSync(ofNpmCi) ? test : test.skip)('runs it on the one of `npm ci` otherwise', () => {
    const old = ['--require', join(ROOT, 'test/cli/old-node.cjs')];
    expect(run(old)).toEqual({ status: 3, stdout: `${ofNpmCi} 0 one two words\n` });
  });
});
