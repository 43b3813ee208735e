import { expect } from '@jest/globals';
import { e164 } from '../../support/numbers/masks.ts';
import type { CarrierWorld } from '../carriers/carrier-world.ts';
import { failing, makeCarrierWorld } from '../carriers/carrier-world.ts';
import type { Fault } from '../carriers/faulty-fetch.ts';
import type { Guarantee } from '../guarantee.ts';
import { FIRST } from './buying.ts';

/** More numbers than two pages hold. */
const crowd = ({ pageSize = 50 }: CarrierWorld['kit']) =>
  Array.from({ length: 2 * pageSize + 3 }, (_, index) => {
    const [area, last] = [301 + Math.floor(index / 100), index % 100];
    return e164(`+1${area}55501${String(last).padStart(2, '0')}`);
  });

/** What may come in the place of a page: nothing, half of one, something else. */
const CUTS: readonly Fault[] = [
  { status: 200, body: '' },
  { status: 200, body: '{"data":[', contentType: 'application/json' },
  { status: 200, body: '<html>Welcome</html>' },
  { status: 200, body: {} },
  { status: 404 },
  { status: 500 },
];

const owned = ({ ask }: CarrierWorld) => ask((supplier, signal) => supplier.owned(signal));

/** The requests that a listing takes. */
const requestsOf = async (world: CarrierWorld): Promise<number> => {
  const before = world.sent.length;
  await owned(world);
  return world.sent.length - before;
};

const crowded = (world: CarrierWorld): Promise<CarrierWorld> =>
  makeCarrierWorld(world.carrier, { ...world.options, foreign: crowd(world.kit) });

export const LISTING: readonly Guarantee<CarrierWorld>[] = [
  {
    name: 'The list of owned numbers has every page, and says which of them are managed.',
    prove: async (world) => {
      const full = await crowded(world);
      await full.buy(FIRST);
      const list = await owned(full);
      expect(list.map(({ number }) => number).sort()).toEqual([...full.numbers().keys()].sort());
      expect(list.filter(({ isManaged }) => isManaged)).toEqual([{ number: FIRST, isManaged: true }]);
    },
  },
  {
    name: 'A list that is cut off is an error, not a shorter list.',
    prove: async (world) => {
      const full = await crowded(world);
      await full.buy(FIRST);
      const requests = await requestsOf(full);
      for (let nth = 1; nth <= requests; nth += 1) {
        for (const fault of CUTS) {
          const cut = await full
            .disturbed(failing(fault, { nth }), () => owned(full))
            .catch(({ code }) => code);
          // What does not list numbers may fail and still leave all of them in the list.
          if (Array.isArray(cut)) expect(cut).toHaveLength(full.numbers().size);
          else expect(cut).toMatch(/^carrier-/);
        }
      }
    },
  },
  {
    name: 'A released number is gone, at once or later, and a second release reports that it was gone.',
    prove: async (world) => {
      await world.buy(FIRST);
      const told = await world.ask((supplier, signal) => supplier.release(FIRST, signal));
      expect(told).toMatch(/^(?:later|released)$/);
      expect(world.numbers().has(FIRST)).toBe(told === 'later');
      expect(await world.releaseNumber(FIRST)).toBe(told === 'later' ? 'released' : 'was-gone');
      expect(world.numbers().has(FIRST)).toBe(false);
      expect(await world.releaseNumber(FIRST)).toBe('was-gone');
      expect(await world.ask((supplier, signal) => supplier.find(FIRST, signal))).toBe('not-in-account');
    },
  },
];
