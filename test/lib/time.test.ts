import { expect, test } from '@jest/globals';
import { isoTime, secondsOf } from '../../lib/time.ts';

test('times are UTC, to the second', () => {
  expect(isoTime(0)).toBe('1970-01-01T00:00:00Z');
});

test('a time is read to the second; one that the calendar does not have is no number', () => {
  expect(secondsOf('1970-01-01T02:00:07.999+02:00')).toBe(7);
  expect(secondsOf('2026-13-01')).toBeNaN();
});
