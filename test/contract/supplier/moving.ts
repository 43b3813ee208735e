import { expect } from '@jest/globals';
import { readReference } from '../../../lib/carriers/kit/reference.ts';
import type { NumberWebhooks } from '../../../lib/carriers/supplier.ts';
import type { CarrierWorld } from '../carriers/carrier-world.ts';
import { FOREIGN } from '../carriers/carrier-world.ts';
import { FALLBACK_URL, INSTALLATION, PUBLIC_URL } from '../carriers/simulation.ts';
import type { Exception, Guarantee } from '../guarantee.ts';
import { FIRST } from './buying.ts';

const OURS = (carrier: string) => ({
  voiceUrl: `${PUBLIC_URL}/calls/${carrier}`,
  fallbackUrl: FALLBACK_URL,
});

const webhooksOf = ({ supplier }: CarrierWorld): NumberWebhooks => {
  if (supplier.webhooks === undefined) throw new Error('The supplier cannot move numbers.');
  return supplier.webhooks;
};

/** Tropo's numbers hang on an application, which alone says where calls go. */
const notAtTropo = (because: string): { readonly tropo: Exception<CarrierWorld> } => ({
  tropo: {
    because,
    prove: async ({ misdirect, supplier }) => {
      expect(supplier.webhooks).toBeUndefined();
      expect(misdirect).toBeUndefined();
    },
  },
});

export const MOVING: readonly Guarantee<CarrierWorld>[] = [
  {
    name: 'A bought number sends its calls to us, and to its fallback document if we do not answer.',
    prove: async ({ buy, carrier, voiceOf }) => {
      await buy(FIRST);
      expect(voiceOf(FIRST)).toEqual(OURS(carrier));
    },
    except: {
      tropo: {
        because: 'it has no fallback URL, and the application says where the calls of all its numbers go',
        prove: async ({ buy, voiceOf }) => {
          await buy(FIRST);
          expect(voiceOf(FIRST)).toEqual({ voiceUrl: expect.stringContaining('/transfer/') });
        },
      },
    },
  },
  {
    name: 'An imported number sends its calls to us, and gets its former settings back, byte for byte.',
    prove: async (world) => {
      const { ask, carrier, numbers, voiceOf } = world;
      const webhooks = webhooksOf(world);
      const before = numbers();
      for (const number of FOREIGN) {
        const former = await ask((_supplier, signal) => webhooks.settings(number, signal));
        if (former === 'not-in-account') throw new Error('The account has the number.');
        await ask((_supplier, signal) => webhooks.take(number, signal));
        expect(voiceOf(number)).toEqual(OURS(carrier));
        const kept = JSON.parse(JSON.stringify(former));
        for (const _twice of [1, 2]) {
          expect(await ask((_supplier, signal) => webhooks.restore(number, kept, signal))).toBe('restored');
        }
      }
      expect(numbers()).toEqual(before);
    },
    except: notAtTropo('its numbers do not say one by one where their calls go'),
  },
  {
    name: 'An imported number stays marked as imported after every operation.',
    prove: async (world) => {
      const { ask, buy, markOf } = world;
      const webhooks = webhooksOf(world);
      for (const number of FOREIGN) {
        await ask((_supplier, signal) => webhooks.take(number, signal));
        await ask((_supplier, signal) => webhooks.take(number, signal));
        await ask((_supplier, signal) => webhooks.point(number, signal));
        await buy(number).catch(() => undefined);
        expect(readReference(markOf(number), INSTALLATION)).toBe('imported');
        const found = await ask((supplier, signal) => supplier.find(number, signal));
        expect(found).toEqual({ number, isManaged: true, isImported: true });
      }
    },
    except: notAtTropo('nothing is imported there'),
  },
  {
    name: 'A managed number whose calls go elsewhere is found, and its webhooks are updated.',
    prove: async (world) => {
      const { ask, buy, misdirect, numbers } = world;
      await buy(FIRST);
      const before = numbers();
      await misdirect?.(FIRST);
      const astray = { number: FIRST, isManaged: true, isAstray: true };
      expect(await ask((supplier, signal) => supplier.find(FIRST, signal))).toEqual(astray);
      expect(await ask((supplier, signal) => supplier.owned(signal))).toContainEqual(astray);
      await ask((_supplier, signal) => webhooksOf(world).point(FIRST, signal));
      expect(numbers()).toEqual(before);
      expect(await ask((supplier, signal) => supplier.find(FIRST, signal))).toEqual({
        number: FIRST,
        isManaged: true,
      });
    },
    except: notAtTropo('where calls go is set in one place, on the application'),
  },
];
