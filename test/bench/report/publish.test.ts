import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { aResult } from './a-result.ts';
import { publish, readResults } from './publish.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callmask-publish-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const percentiles = Array.from({ length: 101 }, (_, percent) => 1 + percent);
const withPlot = (name: string) =>
  aResult('one', [], {
    plots: [{ name, title: 'A plot', unit: 'ms', curves: [{ name: 'ours', percentiles }] }],
  });

test('what is published is read again the same', () => {
  publish(folder, [aResult('one')]);
  expect(readResults(folder)).toEqual([aResult('one')]);
});

test('where nothing was published there are no results', () => {
  expect(readResults(folder)).toEqual([]);
});

test('a plot that is drawn no more goes', () => {
  publish(folder, [withPlot('old')]);
  publish(folder, [withPlot('new')]);
  expect(readdirSync(join(folder, 'performance'))).toEqual(['new.svg', 'results.json']);
  expect(readFileSync(join(folder, 'performance.md'), 'utf8')).toContain('performance/new.svg');
});

test('results that cannot be read are not taken for none', () => {
  publish(folder, [aResult('one')]);
  writeFileSync(join(folder, 'performance/results.json'), '[{');
  expect(() => readResults(folder)).toThrow('performance/results.json cannot be read.');
});
