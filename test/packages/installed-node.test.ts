import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { installedNodeVersions } from '../../cli/advisories/installed-node.ts';
import { LOCKS, packagesIn } from './lock.ts';

const { optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly optionalDependencies: Readonly<Record<string, string>>;
};

describe.each(LOCKS)('%s', (lock) => {
  test('holds the digest of every package that npm downloads', () => {
    const downloaded = packagesIn(lock).filter(({ inBundle }) => !inBundle);
    expect(downloaded.length).toBeGreaterThan(100);
    expect(downloaded.filter(({ integrity }) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''))).toEqual([]);
  });

  test('takes every package from the registry that npm is set to, and none from elsewhere', () => {
    const elsewhere = packagesIn(lock).filter(
      ({ link, resolved }) =>
        link || (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')),
    );
    expect(elsewhere).toEqual([]);
  });
});

describe('the Node of `npm ci`', () => {
  const locked = packagesIn('package-lock.json').filter(({ bin }) => bin !== undefined && 'node' in bin);

  test('is what package.json names, each of one version', () => {
    const named = Object.fromEntries(locked.map(({ name, version }) => [name, version]));
    expect(named).toEqual(optionalDependencies);
    expect(Object.values(optionalDependencies).every((version) => /^\d+\.\d+\.\d+$/.test(version))).toBe(
      true,
    );
  });

  test('is the same on every system, and the one that the advisories are compared with', () => {
    expect(installedNodeVersions()).toEqual([...new Set(Object.values(optionalDependencies))]);
    expect(installedNodeVersions()).toHaveLength(1);
  });

  test('is of the release that Lambda runs', () => {
    expect(installedNodeVersions()[0]).toMatch(/^24\./);
  });

  test('needs no script to be installed', () => {
    expect(locked.filter(({ hasInstallScript }) => hasInstallScript)).toEqual([]);
  });
});
