import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { breakingChanges } from './breaking-changes.ts';
import type { Node } from './document.ts';
import { recordIn } from './document.ts';
import { mayBreak } from './may-break.ts';

const RELEASED = 'docs/openapi.released.json';

const read = (file: string): Node => JSON.parse(readFileSync(file, 'utf8'));
const versionOf = (document: Node): string => String(recordIn(document, 'info')['version']);
const today = read('docs/openapi.json');

/** docs/versioning.md says how a release puts the file there. */
if (existsSync(RELEASED)) {
  test('the API breaks no client of the last release, or its version says so', () => {
    const released = read(RELEASED);
    const broken = breakingChanges(released, today);
    expect(mayBreak(versionOf(released), versionOf(today)) ? [] : broken).toEqual([]);
  });
} else {
  test('nothing is released yet, so there is nothing to compare the API with', () => {
    expect(readFileSync('docs/versioning.md', 'utf8')).toContain('Nothing is released yet');
    expect(readFileSync('CHANGELOG.md', 'utf8')).not.toMatch(/^## \[?\d/m);
  });
}

test('the document of today is like itself', () => {
  expect(breakingChanges(today, today)).toEqual([]);
});

test('of the real document each operation is compared', () => {
  const operations = Object.values(recordIn(today, 'paths')).flatMap((path) =>
    Object.keys(path as Node).filter((name) => name !== 'parameters'),
  );
  const emptied = Object.fromEntries(Object.keys(recordIn(today, 'paths')).map((path) => [path, {}]));
  expect(breakingChanges(today, { ...today, paths: emptied })).toHaveLength(operations.length);
});

describe('a version may break clients', () => {
  test.each([
    ['1.4.2', '2.0.0', true],
    ['1.4.2', '1.5.0', false],
    ['1.4.2', '1.4.2', false],
    ['2.0.0', '1.9.0', false],
    ['0.1.0', '0.1.1', true],
    ['0.1.0', '0.2.0', true],
    ['0.2.1', '0.1.9', false],
    ['0.1.0', '0.1.0', false],
    ['0.9.0', '1.0.0', true],
  ])('after %s, %s: %s', (released, next, may) => {
    expect(mayBreak(released, next)).toBe(may);
  });

  test('if it is one', () => {
    expect(() => mayBreak('1.0.0', 'next')).toThrow('"next" is no version');
  });
});
