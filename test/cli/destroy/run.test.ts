import { expect, test } from '@jest/globals';
import { readSettings } from '../../../cdk/settings.ts';
import { findTable } from '../../../cli/destroy/find-table.ts';
import type { DestroyOrder } from '../../../cli/destroy/run.ts';
import { runDestroy } from '../../../cli/destroy/run.ts';
import { cdkArguments, readSetting, stackNameOf } from '../../../cli/destroy/stack-name.ts';
import { e164, makeMask, makeTombstone, numbersFrom } from '../../support/numbers/masks.ts';
import { makeMemoryStore } from '../../support/table/memory-store.ts';

const setUp = () => {
  const store = makeMemoryStore({ pageSize: 2 });
  const deleted: string[] = [];
  const run = (order: Partial<DestroyOrder> = {}) =>
    runDestroy({
      stack: 'Callmask',
      findTable: async (stack) => `${stack}-Table`,
      openTable: () => store,
      deleteStack: async () => {
        deleted.push('Callmask');
        return true;
      },
      ...order,
    });
  return { store, deleted, run };
};

test('a stack that rents nothing is deleted: released numbers cost nothing', async () => {
  const { store, deleted, run } = setUp();
  for (const mask of numbersFrom('+14155550101', 3)) await store.insert(makeTombstone({ mask }));
  expect(await run()).toBe(true);
  expect(deleted).toEqual(['Callmask']);
});

test.each(['active', 'ordering', 'releasing'] as const)(
  'a stack that rents a number stays, and the way out is said: %s',
  async (state) => {
    const { store, deleted, run } = setUp();
    for (const mask of numbersFrom('+14155550101', 3)) await store.insert(makeTombstone({ mask }));
    await store.insert(makeMask({ mask: e164('+14155550150'), state }));
    await expect(run()).rejects.toThrow(
      'Nothing was deleted: the table Callmask-Table of the stack Callmask holds 1 numbers that you rent. Release them first: npm run callmask -- release-all',
    );
    expect(deleted).toEqual([]);
  },
);

test('a stack whose table is not found stays', async () => {
  const { deleted, run } = setUp();
  await expect(run({ findTable: () => Promise.reject(new Error('no such stack')) })).rejects.toThrow(
    'no such',
  );
  expect(deleted).toEqual([]);
});

test('what cdk leaves is not done', async () => {
  expect(await setUp().run({ deleteStack: async () => false })).toBe(false);
});

const client = (answer: () => Promise<unknown>) =>
  ({ send: answer }) as unknown as Parameters<typeof findTable>[1];

test('the table is found by the stack’s output', async () => {
  const Outputs = [
    { OutputKey: 'ApiUrl', OutputValue: 'https://api.example.com' },
    { OutputKey: 'TableName', OutputValue: 'T' },
  ];
  expect(
    await findTable(
      'Callmask',
      client(async () => ({ Stacks: [{ Outputs }] })),
    ),
  ).toBe('T');
});

test.each([
  [async () => ({ Stacks: [{}] }), 'has no output TableName'],
  [async () => ({}), 'has no output TableName'],
  [
    () =>
      Promise.reject(
        Object.assign(new Error('Stack with id Callmask does not exist'), { name: 'ValidationError' }),
      ),
    'There is no stack Callmask in this account and region.',
  ],
  [() => Promise.reject(new Error('Region is missing')), 'Region is missing'],
])('a table that is not found is told in words', async (answer, words) => {
  await expect(findTable('Callmask', client(answer))).rejects.toThrow(words);
});

const setting = readSetting('stackName=Callmask-eu');

test.each([
  [{ stack: 'A', context: undefined }, '{"context": {"stackName": "B"}}', 'A'],
  [{ stack: undefined, context: [setting] }, '{"context": {"stackName": "B"}}', 'Callmask-eu'],
  [{ stack: undefined, context: undefined }, '{"context": {"stackName": "B"}}', 'B'],
  [
    { stack: undefined, context: [readSetting('memoryMb=256')] },
    '{}',
    readSettings(() => undefined).stackName,
  ],
])('the stack is the one that cdk would delete: %j with %s', (options, cdkJson, name) => {
  expect(stackNameOf(options, cdkJson)).toBe(name);
});

test('cdk gets the name and all settings, and asks unless it is told not to', () => {
  expect(cdkArguments({ stack: 'A', context: [readSetting('x=y=z')], force: false })).toEqual([
    'destroy',
    '-c',
    'x=y=z',
    '-c',
    'stackName=A',
  ]);
  expect(cdkArguments({ stack: undefined, context: undefined, force: true })).toEqual(['destroy', '--force']);
});
