import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { ROOT } from '../../cli/run-program.ts';

const OLD_NODE = ['--require', join(import.meta.dirname, 'old-node.cjs')];

const run = (args: readonly string[], flags: readonly string[] = [], root = ROOT) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...flags, join(root, 'cli/bin.js'), ...args],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr };
};

const folder = mkdtempSync(join(tmpdir(), 'callmask-bin-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the command runs, and its exit code is that of the verb', () => {
  expect(run(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('Usage: callmask') });
  expect(run(['keyz'])).toMatchObject({ status: 2, stderr: expect.stringContaining('Unknown command') });
});

const installed = join(ROOT, `node_modules/node-${process.platform}-${process.arch}/bin/node`);

(existsSync(installed) ? test : test.skip)(
  'an old Node runs it with the Node that npm ci has installed',
  () => {
    expect(run(['keyz'], OLD_NODE)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Unknown command'),
    });
  },
);

test('an old Node alone says in one sentence what is missing', () => {
  for (const file of ['cli/bin.js', 'cli/node-to-run-on.js', 'local/check-node.js'])
    cpSync(join(ROOT, file), join(folder, file));
  mkdirSync(join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  const { status, stdout, stderr } = run(['doctor', 'twilio'], OLD_NODE, folder);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/^Callmask needs Node 24 and found v20\.19\.0\. [^\n]*\n$/);
});
