import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { buildSync } from 'esbuild';
import { BUNDLE } from '../../cdk/functions/bundle.ts';
import { LOCKS, type Locked, packagesIn } from './lock.ts';
import { LICENCES, LICENCES_FOUND, LICENCES_OF_BUNDLES, TEXTS_ELSEWHERE } from './reasons.ts';

const nameOf = ({ name, version }: Locked): string => `${name}@${version}`;

const licenceOf = (entry: Locked): string =>
  entry.license ?? LICENCES_FOUND[nameOf(entry)]?.licence ?? 'none';

const notIn = (list: Readonly<Record<string, string>>, packages: readonly Locked[]): readonly string[] =>
  packages
    .filter((entry) => !Object.hasOwn(list, licenceOf(entry)))
    .map((entry) => `${nameOf(entry)}: ${licenceOf(entry)}`);

const everything = LOCKS.flatMap(packagesIn);

test.each(LOCKS)('every package of %s has a licence that may be used', (lock) => {
  expect(notIn(LICENCES, packagesIn(lock))).toEqual([]);
});

test('a licence that is not in the list, or that nobody names, is found', () => {
  const entry = { path: 'node_modules/new', name: 'new', version: '1.0.0' };
  expect(
    notIn(LICENCES, [
      { ...entry, license: 'AGPL-3.0-only' },
      { ...entry, license: 'MIT AND GPL-2.0-only' },
      { ...entry, license: 'toString' },
      entry,
    ]),
  ).toEqual([
    'new@1.0.0: AGPL-3.0-only',
    'new@1.0.0: MIT AND GPL-2.0-only',
    'new@1.0.0: toString',
    'new@1.0.0: none',
  ]);
});

test('no entry of the lists is left over', () => {
  const used = new Set(everything.map(licenceOf));
  expect(Object.keys(LICENCES).filter((licence) => !used.has(licence))).toEqual([]);
  const silent = everything.filter(({ license }) => license === undefined).map(nameOf);
  expect(Object.keys(LICENCES_FOUND)).toEqual([...new Set(silent)]);
});

describe('what runs on Lambda', () => {
  const entryPoints = globSync('functions/*/index.ts').map((entry) => ({
    in: entry,
    out: basename(dirname(entry)),
  }));
  const { metafile } = buildSync({
    ...BUNDLE,
    entryPoints,
    outdir: 'unwritten',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const paths = new Set(
    Object.keys(metafile.inputs).flatMap(
      (file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [],
    ),
  );
  const bundled = packagesIn('package-lock.json').filter(({ path }) => paths.has(path));

  test('is of packages that the lock knows', () => {
    expect(bundled.map(({ path }) => path).sort()).toEqual([...paths].sort());
    expect(bundled.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['@aws-sdk/client-dynamodb', 'libphonenumber-js', 'undici', 'zod']),
    );
  });

  test('has licences that only ask for their text', () => {
    expect(notIn(LICENCES_OF_BUNDLES, bundled)).toEqual([]);
    const used = new Set(bundled.map(licenceOf));
    expect(Object.keys(LICENCES_OF_BUNDLES).filter((licence) => !used.has(licence))).toEqual([]);
  });

  test('comes with the texts of its licences, for a person who hands a bundle on', () => {
    const without = bundled.filter(({ path }) => globSync(`${path}/{LICEN[CS]E,licen[cs]e}*`).length === 0);
    expect(without.map(({ name }) => name).sort()).toEqual(Object.keys(TEXTS_ELSEWHERE));
  });

  test('a bundle keeps the comments in which a package states its licence', () => {
    const contents =
      '/*! (c) the authors */\nexport const one = 1;\n/* @license MIT */\n/* no such comment */';
    const { outputFiles } = buildSync({ ...BUNDLE, stdin: { contents }, write: false });
    const [{ text } = { text: '' }] = outputFiles;
    expect(text).toContain('/*! (c) the authors */');
    expect(text).toContain('/* @license MIT */');
    expect(text).not.toContain('no such comment');
  });
});

test('the reasons are reasons', () => {
  const found = Object.values(LICENCES_FOUND).map((entry) => entry.found);
  for (const reason of [...Object.values(LICENCES), ...Object.values(LICENCES_OF_BUNDLES), ...found]) {
    expect(reason).toMatch(/\w{3}/);
  }
  for (const name of Object.keys(LICENCES_FOUND)) {
    const folder = `node_modules/${name.slice(0, name.lastIndexOf('@'))}`;
    expect(readFileSync(`${folder}/LICENSE`, 'utf8')).toContain(
      'Permission is hereby granted, free of charge',
    );
  }
});
