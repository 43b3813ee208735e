import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { CARRIERS } from '../../../lib/carriers/connection.ts';
import { BROKEN_IMPORTS } from '../../architecture/exceptions.ts';
import { FOLDERS, importsOf, sourcesBelow } from '../../architecture/imports.ts';
import { isBroken, RULES } from '../../architecture/rules.ts';

const PAGE = readFileSync('docs/architecture.md', 'utf8');

const codeIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);

const [CARRIER = ''] = CARRIERS;

/** One of many stands for all of them. */
const meant = (path: string): string =>
  path
    .replace('functions/<name>', 'functions/show-mask')
    .replace('<carrier>', CARRIER)
    .replace('<verb>', 'doctor');

const [, folders = ''] = PAGE.split('## The folders');
const ROWS = [...folders.matchAll(/^\| (`.*?) \| (.*?) \| (.*?) \| (.*?) \|$/gm)].flatMap(
  ([, names = '', what = '', may = '']) => codeIn(names).map((name) => ({ folder: meant(name), what, may })),
);
const NAMED = ROWS.map(({ folder }) => folder);

describe('the folders of the page are those of the tree', () => {
  test.each(NAMED)('%s is there', (folder) => {
    expect(existsSync(folder)).toBe(true);
  });

  const foldersIn = (folder: string): readonly string[] =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${folder}/${name}`);

  test('and every folder of the tree has a sentence', () => {
    const ofCarriers = foldersIn('lib/carriers').filter(
      (folder) => !CARRIERS.some((carrier) => folder === `lib/carriers/${carrier}`),
    );
    const all = [
      ...FOLDERS.filter((top) => top !== 'lib' && top !== 'functions'),
      ...foldersIn('lib'),
      ...ofCarriers,
    ];
    expect(all.filter((folder) => !NAMED.includes(folder))).toEqual([]);
    expect(ROWS.filter(({ what }) => what.length < 8)).toEqual([]);
  });

  test('and so are those below lib/numbers', () => {
    const row = ROWS.find(({ folder }) => folder === 'lib/numbers');
    const below = foldersIn('lib/numbers').map((folder) => folder.replace('lib/numbers/', ''));
    expect(codeIn(row?.what ?? '')).toEqual(expect.arrayContaining(below));
  });
});

const DOMAIN = ['lib/masks', 'lib/numbers', 'lib/people'];
/** `lib/*.ts` stands for the single files. */
const BASE = ['lib/phone', 'lib/errors', 'lib/log', 'lib/async', 'lib/*.ts'];
const LIB = [...NAMED.filter((folder) => folder.startsWith('lib/')), 'lib/http/outbound.ts', 'lib/*.ts'];

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'the domain': DOMAIN,
  base: BASE,
  'all of `lib`': LIB,
  'the single files of `lib`': ['lib/*.ts'],
};

test.each([
  ['domain', DOMAIN],
  ['Base', BASE.filter((name) => name !== 'lib/*.ts')],
])('the page explains "%s"', (name, members) => {
  const [, sentence = ''] =
    new RegExp(`\\*\\*${name}\\*\\* is ([\\s\\S]*?)(?:\\.\n| and the single)`).exec(folders) ?? [];
  expect(codeIn(sentence)).toEqual(members);
});

/** What a row of the page lets its folder import, its own files among it. */
const allowedBy = ({ folder, may }: (typeof ROWS)[number]): readonly string[] => {
  const groups = Object.entries(GROUPS).flatMap(([words, members]) => (may.includes(words) ? members : []));
  const single = Object.keys(GROUPS).reduce((text, words) => text.replaceAll(words, ''), may);
  return [folder, ...groups, ...codeIn(single).map(meant)];
};

/** The row that is about a file: the longest that fits. */
const rowOf = (file: string, known: readonly string[]): string => {
  const [closest = 'lib/*.ts'] = known
    .filter((folder) => file === folder || file.startsWith(`${folder}/`))
    .sort((one, other) => other.length - one.length);
  return closest;
};

const standard = (file: string): string =>
  file
    .replace(/^functions\/(?!wiring\/)[^/]+\//, 'functions/show-mask/')
    .replace(new RegExp(`^lib/carriers/(?:${CARRIERS.join('|')})/`), `lib/carriers/${CARRIER}/`);

const ALL = [...NAMED, 'lib/http/outbound.ts'];
const ALONE = ['functions/wiring', 'functions/routes.ts', 'functions/schedules.ts', ...LIB];

const fileIn = (folder: string): string =>
  folder.endsWith('*.ts') ? folder.replace('*', 'any') : folder.endsWith('.ts') ? folder : `${folder}/any.ts`;

const isWithin = (folder: string, allowed: readonly string[]): boolean =>
  allowed.some((one) => folder === one || (folder.startsWith(`${one}/`) && one !== 'lib/carriers'));

const RULED = ROWS.filter(({ folder }) => /^(?:lib|functions)\//.test(folder) && !folder.endsWith('.ts'));

test.each(RULED)('what $folder may import is what the rules say', (row) => {
  const others = ALONE.filter((other) => !isWithin(other, [row.folder]));
  const byRules = others.filter(
    (other) => !RULES.some((rule) => isBroken(rule, fileIn(row.folder), fileIn(other))),
  );
  expect(others.filter((other) => isWithin(other, allowedBy(row)))).toEqual(byRules);
});

test.each(ROWS.filter(({ folder }) => folder !== 'test'))('$folder imports nothing else', (row) => {
  const files = FOLDERS.flatMap(sourcesBelow).filter((file) => rowOf(standard(file), NAMED) === row.folder);
  const imported = files.flatMap((file) =>
    importsOf(file)
      .filter((name) => /^(?:lib|functions|local|cli|simulators|cdk)\//.test(name))
      .filter((name) => !BROKEN_IMPORTS.includes(`${file} > ${name}`))
      .map((name) => rowOf(standard(name), ALL)),
  );
  const allowed = allowedBy(row);
  expect([...new Set(imported)].filter((name) => !isWithin(name, allowed))).toEqual([]);
});

test.each([
  ...new Set(
    codeIn(PAGE).filter((code) =>
      /^(?:cdk|docs|functions|lib|local|cli|simulators|test)\/[\w./<>-]+$/.test(code),
    ),
  ),
])('%s is there', (path) => {
  expect(existsSync(meant(path))).toBe(true);
});
