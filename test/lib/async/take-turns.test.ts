import { expect, test } from '@jest/globals';
import { makeTurns } from '../../../lib/async/take-turns.ts';

test('who works on the same thing waits, though the one before fails; who works on another does not', async () => {
  const inTurn = makeTurns();
  const steps: string[] = [];
  const first = Promise.withResolvers<void>();
  const work = (name: string, until: Promise<void>) => async () => {
    steps.push(`${name} begins`);
    await until;
    steps.push(`${name} ends`);
  };
  const all = [
    inTurn('row', work('first', first.promise)),
    inTurn('row', work('second', Promise.resolve())),
    inTurn('other', work('third', Promise.resolve())),
  ];
  await all[2];
  expect(steps).toEqual(['first begins', 'third begins', 'third ends']);
  first.reject(new Error('down'));
  expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual([
    'rejected',
    'fulfilled',
    'fulfilled',
  ]);
  expect(steps.slice(3)).toEqual(['second begins', 'second ends']);
});

test('whoever comes when all are done begins at once', async () => {
  const inTurn = makeTurns();
  await inTurn('row', async () => undefined);
  let hasBegun = false;
  const done = inTurn('row', async () => {
    hasBegun = true;
  });
  expect(hasBegun).toBe(true);
  await done;
});
