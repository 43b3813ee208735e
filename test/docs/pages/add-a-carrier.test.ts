import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { CARRIERS } from '../../../lib/carriers/connection.ts';

const PAGE = readFileSync('docs/add-a-carrier.md', 'utf8');

/** Files and folders of this project that the page names. */
const PATHS = [...PAGE.matchAll(/`((?:cli|docs|functions|lib|local|simulators|test)\/[^`\s]*)`/g)].map(
  ([, path = '']) => path,
);

/** What stands for every carrier has to be there for each of them. */
const meant = (path: string): readonly string[] =>
  path.includes('<carrier>') ? CARRIERS.map((carrier) => path.replaceAll('<carrier>', carrier)) : [path];

test.each([...new Set(PATHS)])('%s is there', (path) => {
  expect(meant(path).filter((one) => !existsSync(one))).toEqual([]);
});

test('every file of the example is explained', () => {
  const files = globSync('test/example-carrier/**/*.ts').map((path) => path.replaceAll('\\', '/'));
  expect(files.filter((file) => !PATHS.includes(file))).toEqual([]);
});

const unindented = (code: string): string => code.replaceAll(/^ +/gm, '');

/** A block of code whose first line names the file that it is from. */
const BLOCKS = [...PAGE.matchAll(/^ *```ts (\S+)\n([\s\S]*?)^ *```$/gm)].map(
  ([, file = '', code = '']) => [file, unindented(code)] as const,
);

describe('the code of the page is the code of the file', () => {
  test('every block names its file', () => {
    expect(BLOCKS).toHaveLength(PAGE.match(/^ *```ts/gm)?.length ?? 0);
    expect(BLOCKS.length).toBeGreaterThan(3);
  });

  test.each(BLOCKS)('%s', (file, code) => {
    expect(unindented(readFileSync(file, 'utf8'))).toContain(code);
  });
});

test('the names of code that the page uses are in use', () => {
  const sources = globSync('{lib,test/example-carrier}/**/*.ts').map((path) => readFileSync(path, 'utf8'));
  const names = [...PAGE.matchAll(/`([a-z]+[A-Z][A-Za-z]*)`/g)].map(([, name = '']) => name);
  expect(names.filter((name) => !sources.some((source) => source.includes(name)))).toEqual([]);
});
