import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { strykerConfig } from './config.ts';

const ROOT = join(import.meta.dirname, '../..');
const suites = (withSlowSuites: boolean): readonly string[] =>
  strykerConfig({ mutate: [], withSlowSuites }).jest.config.testMatch;

test.each(suites(true))('%s holds tests, so that a suite which moves is not left out', (pattern) => {
  expect(globSync(pattern.replace('<rootDir>', ROOT))).not.toEqual([]);
});

test('the slow suites run only where they are asked for', () => {
  expect(suites(false)).not.toContain('<rootDir>/test/crash/**/*.test.ts');
  expect(suites(true)).toContain('<rootDir>/test/crash/**/*.test.ts');
});
