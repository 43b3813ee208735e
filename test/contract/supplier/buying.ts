import { expect } from '@jest/globals';
import type { Near } from '../../../lib/carriers/supplier.ts';
import type { E164 } from '../../../lib/phone/e164.ts';
import { toE164 } from '../../../lib/phone/e164.ts';
import { e164 } from '../../support/numbers/masks.ts';
import type { CarrierWorld } from '../carriers/carrier-world.ts';
import { FAR, FOR_SALE, FOREIGN, failing } from '../carriers/carrier-world.ts';
import type { Exception, Guarantee } from '../guarantee.ts';

export const SAN_FRANCISCO: Near = { country: 'US', callingCode: '1', areaCode: '415' };
const UNITED_STATES: Near = { country: 'US', callingCode: '1' };
export const [FIRST, SECOND] = FOR_SALE as readonly [E164, E164];
const SPEECHLESS = e164('+14155550166');

/** Until it is ordered, such a number is as safe there as anywhere. */
const movesAtTropo = (
  begin: (world: CarrierWorld) => Promise<readonly string[]>,
): { readonly tropo: Exception<CarrierWorld> } => ({
  tropo: {
    because:
      'an order for a number that the account has in another application succeeds; it is never offered, released or changed',
    prove: async (world) => {
      const { ask, buy, releaseNumber, numbers, markOf } = world;
      const others = (await begin(world)).map(e164);
      const before = numbers();
      const offered = await ask((supplier, signal) => supplier.candidates(UNITED_STATES, signal));
      for (const number of others) {
        expect(offered).not.toContain(number);
        expect(await ask((supplier, signal) => supplier.find(number, signal))).toEqual({
          number,
          isManaged: false,
        });
        await expect(releaseNumber(number)).rejects.toMatchObject({ code: 'carrier-refused' });
      }
      expect(numbers()).toEqual(before);
      const [number = FIRST] = others;
      const mark = markOf(number);
      expect(await buy(number)).toBe('bought');
      expect(markOf(number)).not.toBe(mark);
      expect(numbers().size).toBe(before.size);
    },
  },
});

export const BUYING: readonly Guarantee<CarrierWorld>[] = [
  {
    name: 'All candidates are E.164 numbers of the area that was asked for.',
    prove: async ({ ask, stock }) => {
      const near = await ask((supplier, signal) => supplier.candidates(SAN_FRANCISCO, signal));
      expect([...near].sort()).toEqual(FOR_SALE);
      expect(near.map(toE164)).toEqual(near);
      const anywhere = await ask((supplier, signal) => supplier.candidates(UNITED_STATES, signal));
      expect([...anywhere].sort()).toEqual([...FAR, ...FOR_SALE]);
      await stock('1415', []);
      expect(await ask((supplier, signal) => supplier.candidates(SAN_FRANCISCO, signal))).toEqual([]);
    },
  },
  {
    name: 'A number that cannot be called is not offered.',
    prove: async ({ ask, disturbed, offer }) => {
      const body = offer?.([
        { number: SPEECHLESS, voice: false },
        { number: FIRST, voice: true },
      ]);
      const found = await disturbed(failing({ status: 200, body }), () =>
        ask((supplier, signal) => supplier.candidates(SAN_FRANCISCO, signal)),
      );
      expect(found).toEqual([FIRST]);
    },
    except: {
      tropo: {
        because: 'its list does not say what a number can do: every number that it sells can be called',
        prove: async ({ offer }) => expect(offer).toBeUndefined(),
      },
    },
  },
  {
    name: 'A number that is ordered several times is bought once.',
    prove: async ({ ask, buy, numbers }) => {
      const before = numbers().size;
      expect(await buy(FIRST)).toBe('bought');
      const bought = numbers();
      expect(bought.size).toBe(before + 1);
      expect(await ask((supplier, signal) => supplier.order(FIRST, signal))).toBe('bought');
      expect(numbers()).toEqual(bought);
      const found = await ask((supplier, signal) => supplier.find(FIRST, signal));
      expect(found).toEqual({ number: FIRST, isManaged: true });
    },
  },
  {
    name: 'A number of another customer is "taken", and costs nothing.',
    prove: async ({ buy, numbers, stock }) => {
      const before = numbers();
      await stock('1415', [SECOND]);
      expect(await buy(FIRST)).toBe('taken');
      expect(numbers()).toEqual(before);
    },
  },
  {
    name: 'An order whose answer was lost is found again, and not placed twice.',
    prove: async ({ buy, disturbed, numbers }) => {
      const before = numbers().size;
      const lost = disturbed(failing({ hang: true, after: true }, { method: 'POST' }), () => buy(FIRST));
      await expect(lost).rejects.toMatchObject({ code: 'carrier-timeout' });
      expect(await buy(FIRST)).toBe('bought');
      expect(numbers().size).toBe(before + 1);
    },
  },
  {
    name: 'A foreign number is never bought, changed or released.',
    prove: async ({ ask, buy, releaseNumber, numbers }) => {
      const before = numbers();
      for (const number of FOREIGN) {
        expect(await ask((supplier, signal) => supplier.find(number, signal))).toEqual({
          number,
          isManaged: false,
        });
        expect(await buy(number)).toBe('taken');
        await expect(releaseNumber(number)).rejects.toMatchObject({ code: 'carrier-refused' });
        const pointed = ask(async ({ webhooks }, signal) => webhooks?.point(number, signal));
        await pointed.catch(() => undefined);
      }
      expect(numbers()).toEqual(before);
    },
    except: movesAtTropo(async ({ numbers }) => [...numbers().keys()]),
  },
  {
    name: 'The numbers of another stack in the same account are foreign.',
    prove: async ({ another, ask, buy, releaseNumber, numbers }) => {
      expect(await buy(FIRST, another)).toBe('bought');
      const before = numbers();
      expect(await ask((supplier, signal) => supplier.find(FIRST, signal))).toEqual({
        number: FIRST,
        isManaged: false,
      });
      expect(await buy(FIRST)).toBe('taken');
      await expect(releaseNumber(FIRST)).rejects.toMatchObject({ code: 'carrier-refused' });
      const taken = ask(async ({ webhooks }, signal) => webhooks?.take(FIRST, signal) ?? Promise.reject());
      await expect(taken).rejects.toBeDefined();
      expect(numbers()).toEqual(before);
    },
    except: movesAtTropo(async ({ another, buy }) => {
      await buy(FIRST, another);
      return [FIRST];
    }),
  },
  {
    name: 'A number that is sold only with an address or a document is a regulatory requirement.',
    prove: async ({ ask, numbers, papersNeeded = {}, set }) => {
      const before = numbers();
      await set(papersNeeded);
      const ordered = ask((supplier, signal) => supplier.order(FIRST, signal));
      await expect(ordered).rejects.toMatchObject({ code: 'regulatory-requirement' });
      expect(numbers()).toEqual(before);
    },
    except: {
      tropo: {
        because: 'it sells without asking for papers',
        prove: async ({ papersNeeded }) => expect(papersNeeded).toBeUndefined(),
      },
    },
  },
];
