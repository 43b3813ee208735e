import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { CARRIERS } from '../../lib/carriers/connection.ts';
import { BROKEN_IMPORTS, CIRCLES, LARGE_FOLDERS, MOST_FILES } from './exceptions.ts';
import { circlesIn, FOLDERS, importsOf, ROOT, sourcesBelow, specifiersIn } from './imports.ts';
import type { Rule } from './rules.ts';
import { isBroken, RULES } from './rules.ts';

const files = FOLDERS.flatMap(sourcesBelow);
const imports = new Map(files.map((file) => [file, importsOf(file)]));

const foldersBelow = (top: string): readonly string[] =>
  readdirSync(join(ROOT, top), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1));

const filesIn = (folder: string): number =>
  readdirSync(join(ROOT, folder), { withFileTypes: true }).filter((entry) => entry.isFile()).length;

const brokenIn = (rule: Rule): readonly string[] =>
  [...imports].flatMap(([file, all]) =>
    all.filter((imported) => isBroken(rule, file, imported)).map((imported) => `${file} > ${imported}`),
  );

describe.each(RULES)('$because', (rule) => {
  test('no file breaks it', () => {
    expect(brokenIn(rule).filter((broken) => !BROKEN_IMPORTS.includes(broken))).toEqual([]);
  });

  test('an import that breaks it is caught, and one that keeps it is not', () => {
    expect(isBroken(rule, ...rule.broken)).toBe(true);
    expect(isBroken(rule, ...rule.kept)).toBe(false);
  });
});

test('no exception outlives its reason', () => {
  const all = RULES.flatMap(brokenIn);
  expect(BROKEN_IMPORTS.filter((exception) => !all.includes(exception))).toEqual([]);
});

describe('imports are seen', () => {
  test.each([
    ["import { a } from './a.ts';", './a.ts'],
    ["import type { A } from './a.ts';", './a.ts'],
    ["import { type A, b } from './a.ts';", './a.ts'],
    ["import {\n  a,\n  b,\n} from './a.ts';", './a.ts'],
    ["import a, { type B } from './a.ts';", './a.ts'],
    ["import * as a from './a.ts';", './a.ts'],
    ["export { a } from './a.ts';", './a.ts'],
    ["export type { A } from './a.ts';", './a.ts'],
    ["export * from './a.ts';", './a.ts'],
    ["import './a.ts';", './a.ts'],
    ["const a = await import('./a.ts');", './a.ts'],
    ["type A = import('./a.ts').A;", './a.ts'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a program
    ['const a = await import(`./functions/${name}/index.ts`);', './functions/'],
  ])('%j', (text, imported) => {
    expect(specifiersIn(text)).toEqual([imported]);
  });

  test.each(["// import { a } from './a.ts';", "/**\n * import { a } from './a.ts';\n */", "const a = 'b';"])(
    'there is none in %j',
    (text) => {
      expect(specifiersIn(text)).toEqual([]);
    },
  );

  test('in real files, values and types alike', () => {
    expect(importsOf('lib/http/outbound.ts')).toContain('undici/lib/dispatcher/agent.js');
    expect(importsOf('functions/transfer/index.ts')).toContain('functions/transfer/call-handler.ts');
    expect(importsOf('functions/wiring/open-store.ts')).toContain('lib/table/store.ts');
    expect(importsOf('local/load-functions.ts')).toContain('functions/');
  });
});

describe('circles', () => {
  const found = circlesIn(files, (file) =>
    (imports.get(file) ?? []).filter((imported) => imports.has(imported)),
  );

  test('no file imports itself by way of others, types included', () => {
    expect(found.filter((circle) => !CIRCLES.some((known) => known.join() === circle.join()))).toEqual([]);
  });

  test('no exception outlives its reason', () => {
    expect(CIRCLES.filter((known) => !found.some((circle) => known.join() === circle.join()))).toEqual([]);
  });

  test('a circle is found, whatever leads into it', () => {
    const graph: Readonly<Record<string, readonly string[]>> = {
      a: ['b'],
      b: ['c'],
      c: ['d'],
      d: ['b'],
      e: ['d'],
    };
    expect(circlesIn(Object.keys(graph), (file) => graph[file] ?? [])).toEqual([['b', 'c', 'd']]);
    expect(circlesIn(['a', 'b'], (file) => (file === 'a' ? ['b'] : []))).toEqual([]);
  });
});

describe('folders', () => {
  const sizes = Object.fromEntries(
    [...FOLDERS, 'test'].flatMap((top) =>
      [top, ...foldersBelow(top)].map((folder) => [folder, filesIn(folder)] as const),
    ),
  );

  test(`no more than ${MOST_FILES} files lie beside each other`, () => {
    const large = Object.entries(sizes).filter(
      ([folder, size]) => size > MOST_FILES && !(folder in LARGE_FOLDERS),
    );
    expect(large).toEqual([]);
  });

  test('no exception outlives its reason', () => {
    expect(Object.keys(LARGE_FOLDERS).filter((folder) => (sizes[folder] ?? 0) <= MOST_FILES)).toEqual([]);
  });
});

describe('what only some files may mention', () => {
  const mentions = (pattern: RegExp): readonly string[] =>
    files.filter((file) => pattern.test(readFileSync(join(ROOT, file), 'utf8')));

  /** Entries of a process, and a stand-in for a file of the SDK that reads AWS's own variables. */
  const READERS =
    /^(?:functions\/wiring\/environment|local\/(?:environment|running|start)|cli\/[a-z-]+\/index|lib\/aws\/environment-credentials)\.ts$/;

  test('only the wiring and the entries of a process read the environment', () => {
    expect(mentions(/\bprocess\.env\b/).filter((file) => !READERS.test(file))).toEqual([]);
  });

  /**
   * The carriers' own folders; the doctor's table and the list of simulators that run alone, which name all carriers; and
   * the attack, which plays the part of one carrier.
   */
  const OWN = new RegExp(`^(?:lib/carriers|simulators|local/carriers)/(?:${CARRIERS.join('|')})(?:/|\\.ts$)`);
  const NAMERS = /^(?:cli\/(?:doctor\/signings\.ts$|attack\/)|simulators\/standalone-carriers\.ts$)/;

  test('no code outside of a carrier’s folder goes by its name', () => {
    const named = mentions(new RegExp(`['\`](?:${CARRIERS.join('|')})['\`]`));
    expect(named.filter((file) => !OWN.test(file) && !NAMERS.test(file))).toEqual([]);
  });
});
