import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ATTEMPTS } from '../../../cli/attack/all-attempts.ts';
import { carryOut } from '../../../cli/attack/attempt.ts';
import { SECRETS } from '../../../cli/attack/attempts/secrets.ts';
import { listen } from '../../../local/server/listen.ts';
import type { Listener } from '../../../simulators/support/http/loopback.ts';
import type { TestTable } from '../../support/table/table.ts';
import { startTestTable } from '../../support/table/table.ts';
import { closedDoor, makeOpenDoor, makeStubTarget } from './stub-target.ts';

let table: TestTable;
const doors: Listener[] = [];

beforeAll(async () => {
  table = await startTestTable();
  doors.push(await listen(makeOpenDoor(table), 0), await listen(closedDoor, 0));
});
afterAll(async () => {
  await Promise.all([...doors, table].map((part) => part.stop()));
});

const attempts = ATTEMPTS.filter((attempt) => !SECRETS.includes(attempt));

test.each(attempts)('$name: succeeds where nothing is defended', async (attempt) => {
  const result = await carryOut(attempt, makeStubTarget(doors[0]?.url ?? '', table));
  expect(result).toMatchObject({ name: attempt.name, outcome: 'succeeded' });
});

test.each(ATTEMPTS)('$name: what turns everybody away is not taken for a defence', async (attempt) => {
  const { outcome } = await carryOut(attempt, makeStubTarget(doors[1]?.url ?? '', table));
  expect(outcome).not.toBe('repelled');
});

describe('what is secret is found in refusals and in the log', () => {
  test.each([
    ['a number', 'to +14105550123'],
    ['its digits', '"number":"14105550123"'],
    ['a number as people write it', 'call (410) 555-0123 now'],
    ['a number in a link', '/masks?number=%2B1%20410%20555%200123'],
    ['a number in base64', Buffer.from('+14105550123').toString('base64')],
    ['a caller', '9015550177'],
    ['the key', 'key-of-the-carrier-0123456789'],
    ['any key', '/transfer/abcdefghijklmnopqrstuvwxyz'],
  ])('however it is written: %s', async (_, secret) => {
    const text = `{"message":"call-connected","x":"${secret}"}`;
    const target = { ...makeStubTarget('', table), refusals: () => [text], written: () => text };
    const outcomes = SECRETS.map(async (attempt) => (await carryOut(attempt, target)).outcome);
    expect(await Promise.all(outcomes)).toEqual(['succeeded', 'succeeded']);
  });

  test('what shows nothing is let through, and so is the example in our own words', async () => {
    const text =
      '{"message":"call-connected","detail":"must be a mask, such as %2B14155550123","id":"KzE0abcdefghijklmn"}';
    const target = { ...makeStubTarget('', table), refusals: () => [text], written: () => text };
    const outcomes = SECRETS.map(async (attempt) => (await carryOut(attempt, target)).outcome);
    expect(await Promise.all(outcomes)).toEqual(['repelled', 'repelled']);
  });
});
