import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { helpOf, readArguments } from './arguments.ts';

const ROOT = join(import.meta.dirname, '../..');
const PARTS = { tool: ['test/mutants/{run,parts}.ts'], settings: ['test/mutants/config.ts'] };
const read = (...argv: readonly string[]) => readArguments(argv, PARTS, ROOT);

test('without arguments the files of all parts are mutated', () => {
  expect(read()).toEqual({
    mutate: ['test/mutants/parts.ts', 'test/mutants/run.ts', 'test/mutants/config.ts'],
  });
});

test('a part or a pattern stands for its files, each of them once', () => {
  expect(read('settings', 'test/mutants/conf*g.ts')).toEqual({ mutate: ['test/mutants/config.ts'] });
});

test.each(['5-9', '5:2-9:0'])('lines %s of a file are handed on as they are', (lines) => {
  expect(read(`test/mutants/config.ts:${lines}`)).toEqual({ mutate: [`test/mutants/config.ts:${lines}`] });
});

test('one line is a range of one', () => {
  expect(read('test/mutants/config.ts:5')).toEqual({ mutate: ['test/mutants/config.ts:5-5'] });
});

test('what is neither a part nor a file is refused', () => {
  expect(() => read('settngs')).toThrow('No file is called settngs, and no part either.');
});

test('the survivors of the last run are asked for alone', () => {
  expect(read('--survivors')).toEqual({ mutate: undefined });
  expect(() => read('--survivors', 'tool')).toThrow('--survivors takes no parts');
});

test('an unknown option is answered with the help, which names every part', () => {
  expect(() => read('--fast')).toThrow('tool, settings');
  expect(read('--help')).toBe('help');
  expect(helpOf(PARTS)).toContain('tool, settings');
});
