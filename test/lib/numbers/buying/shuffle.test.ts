import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { shuffle } from '../../../../lib/numbers/buying/shuffle.ts';

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('nothing is lost, doubled or changed in place', () =>
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.infiniteStream(random), (items, chances) => {
      const before = [...items];
      const shuffled = shuffle(() => chances.next().value as number)(items);
      expect(items).toEqual(before);
      expect([...shuffled].sort()).toEqual([...items].sort());
    }),
  ));

test('every item can come first', () => {
  const items = ['a', 'b', 'c', 'd'];
  const chances = Array.from({ length: 100 }, (_, index) => index / 100);
  const firsts = new Set(chances.map((chance) => shuffle(() => chance)(items)[0]));
  expect([...firsts].sort()).toEqual(items);
});
