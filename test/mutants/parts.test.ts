import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { PARTS } from './parts.ts';

const ROOT = join(import.meta.dirname, '../..');
const PATTERNS: readonly string[] = Object.values(PARTS).flat();
const filesOf = (pattern: string): readonly string[] => globSync(pattern, { cwd: ROOT });

test.each(PATTERNS)('%s matches a file, so that a file that moves is not left without mutants', (pattern) => {
  expect(filesOf(pattern)).not.toEqual([]);
});

test('no file belongs to two parts', () => {
  const files = PATTERNS.flatMap(filesOf);
  expect(files.filter((file, index) => files.indexOf(file) !== index)).toEqual([]);
});
