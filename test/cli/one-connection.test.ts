import { afterEach, expect, test } from '@jest/globals';
import { connectOne } from '../../cli/one-connection.ts';

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

const STACK = {
  table: 'T',
  'public-url': 'https://masks.example.com',
  'fallback-url': 'https://sorry.example.com',
};

test('a command about one account has that one', () => {
  const { connected, operator } = connectOne({ ...STACK, connection: ['eu:twilio'], secret: ['S'] });
  expect(connected).toMatchObject({ name: 'eu', carrier: 'twilio' });
  expect(operator.environment['EU_API_SECRET_ID']).toBe('S');
});

test('of several, one has to be named', () => {
  const target = { ...STACK, connection: ['twilio', 'telnyx'], secret: ['A', 'B'] };
  expect(() => connectOne(target)).toThrow('This works on one connection at a time. Name it: --connection.');
});
