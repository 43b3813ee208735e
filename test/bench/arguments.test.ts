import { expect, test } from '@jest/globals';
import { helpOf, readArguments } from './arguments.ts';

const ALL = ['warm-answer', 'growth', 'burst'];

test('without a name everything is measured', () => {
  expect(readArguments([], ALL)).toEqual({ names: ALL, isCheck: false });
});

test('names choose, and are run in the order of the table', () => {
  expect(readArguments(['burst', '--check', 'warm-answer'], ALL)).toEqual({
    names: ['warm-answer', 'burst'],
    isCheck: true,
  });
});

test('an unknown name is answered with those there are', () => {
  expect(() => readArguments(['growth', 'warmth'], ALL)).toThrow(
    'There is no measure warmth. There are warm-answer, growth, burst.',
  );
});

test('an unknown option is answered with the help', () => {
  expect(() => readArguments(['--fast'], ALL)).toThrow('npm run bench');
});

test('the help names every measure', () => {
  expect(readArguments(['--help'], ALL)).toBe('help');
  expect(helpOf(ALL)).toContain('warm-answer, growth, burst');
});
