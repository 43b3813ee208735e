import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { LOCKS, packagesIn } from './lock.ts';
import { SCRIPTS_NOT_RUN } from './reasons.ts';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

test('npm runs no script of any package that it installs', () => {
  expect(readFileSync('.npmrc', 'utf8')).toMatch(/^ignore-scripts=true$/m);
  expect(readFileSync('test/mutants/run.ts', 'utf8')).toContain("'ci', '--ignore-scripts'");
});

test('every package that brings such a script has a reason why it works without, and no reason is left over', () => {
  const bring = LOCKS.flatMap(packagesIn).filter((entry) => entry.hasInstallScript);
  expect([...new Set(bring.map(({ name }) => name))].sort()).toEqual(Object.keys(SCRIPTS_NOT_RUN).sort());
  for (const reason of Object.values(SCRIPTS_NOT_RUN)) expect(reason).toMatch(/\w.*\.$/);
});

describe('nothing of ours depends on a script that npm leaves out', () => {
  test.each(Object.keys(scripts))('%s stands for itself, and not before or after another one', (name) => {
    const other = /^(?:pre|post)(.+)$/.exec(name)?.[1];
    expect(other === undefined || !(other in scripts)).toBe(true);
    expect(name).not.toMatch(/^(?:(?:pre|post)?install|prepare|(?:pre|post)prepare)$/);
  });
});
