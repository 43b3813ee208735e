import { expect } from '@jest/globals';
import type { Decision } from '../../../lib/calls/decision.ts';
import { SENTENCES } from '../../../lib/calls/decision.ts';
import type { ShownCaller } from '../../../lib/calls/route.ts';
import type { Bounds } from '../../../lib/carriers/capabilities.ts';
import { CALLER, MASK, NUMBER } from '../../support/numbers/masks.ts';
import { PUBLIC_URL, WEBHOOK_KEY } from '../carriers/simulation.ts';
import type { Guarantee } from '../guarantee.ts';
import type { CallWorld } from './call-world.ts';
import { FALLBACK_SENTENCE, heard, makeCallWorld } from './call-world.ts';

type Connect = Extract<Decision, { kind: 'connect' }>;

const LINKS = { after: (event: string) => `${PUBLIC_URL}/calls/nowhere/after/nothing?event=${event}` };

/** What the carrier makes of a document that says exactly this. */
const carriedOut = async ({ carrier, protocol }: CallWorld, changes: Partial<Connect>) => {
  const world = await makeCallWorld(carrier);
  const hangUp = protocol.write({ kind: 'hang-up' }, LINKS);
  const connect = protocol.write(
    {
      kind: 'connect',
      to: [NUMBER],
      callerId: MASK,
      ringSeconds: 20,
      limitSeconds: 3600,
      answer: 'direct',
      ...changes,
    },
    LINKS,
  );
  world.state.answers = [connect, hangUp, hangUp];
  return { report: await world.call({ from: CALLER }), document: world.documents[0] ?? '' };
};

const FAULTS = /warn|fault|error|invalid/;

const numberIn = (document: string, name: string): number =>
  Number(new RegExp(`"?${name}"?[=:]"?(\\d+)`).exec(document)?.[1]);

const expectWithin = async (
  world: CallWorld,
  names: { readonly field: 'limitSeconds' | 'ringSeconds'; readonly written: string },
  { least, most }: Bounds,
) => {
  for (const seconds of [0, 1, least, 90, most, most + 1, 1_000_000]) {
    const { report, document } = await carriedOut(world, { [names.field]: seconds });
    expect(numberIn(document, names.written)).toBe(Math.min(Math.max(seconds, least), most));
    const events = report.events.map(({ event }) => event);
    expect(events).toContain('dialling');
    expect(events.join()).not.toMatch(FAULTS);
  }
};

const NOT_FOUND = [404, '{"message":"Not Found"}'];

const SIGNATURES = /signature|timestamp/;

const withBody = (init: RequestInit, body: string): RequestInit => ({ ...init, body });
const textOf = ({ body }: RequestInit): string => String(body ?? '');

const withoutSignature = (init: RequestInit): RequestInit => ({
  ...init,
  headers: [...new Headers(init.headers)].filter(([name]) => !SIGNATURES.test(name)),
});

export const TRUSTING: readonly Guarantee<CallWorld>[] = [
  {
    name: 'A forged or altered webhook gets the answer of a path that does not exist.',
    prove: async ({ ask, call, lines, put, sent }) => {
      await put();
      await call({ from: CALLER });
      const [{ url, init } = { url: '', init: {} }] = sent;
      const told = async (to: string, what: RequestInit) => {
        const answer = await ask(to, what);
        return [answer.status, await answer.text()];
      };
      const altered = textOf(init).replace(/12125550187/, '13125550133');
      expect(altered).not.toBe(textOf(init));
      const before = lines.length;
      expect(await told(url, withoutSignature(init))).toEqual(NOT_FOUND);
      expect(await told(url, withBody(init, altered))).toEqual(NOT_FOUND);
      expect(await told(`${url}-and-more`, init)).toEqual(NOT_FOUND);
      const events = lines.slice(before).map(({ outcome }) => outcome.event);
      expect(new Set(events)).toEqual(new Set(['webhook-not-ours']));
    },
    except: {
      tropo: {
        because: 'it signs nothing: a key in the address proves who asks, and no altered body is noticed',
        prove: async ({ ask, call, put, sent }) => {
          await put();
          await call({ from: CALLER });
          const [{ url, init } = { url: '', init: {} }] = sent;
          const forged = await ask(url.replace(WEBHOOK_KEY, 'another-key-of-enough-characters'), init);
          expect([forged.status, await forged.text()]).toEqual(NOT_FOUND);
          const altered = await ask(url, withBody(init, textOf(init).replaceAll('2125550187', '3125550133')));
          expect(altered.status).toBe(200);
        },
      },
    },
  },
  {
    name: 'When the table is down, the caller hears a fallback message.',
    prove: async ({ call, lines, put, state }) => {
      await put();
      state.isTableDown = true;
      expect(heard(await call())).toEqual([SENTENCES.fallback]);
      expect(lines.map(({ outcome }) => outcome.event)).toContain('fallback-played');
    },
  },
  {
    name: 'If we do not answer at all, the caller hears the fallback document.',
    prove: async ({ call, put, state }) => {
      await put();
      state.isSilent = true;
      expect(heard(await call())).toEqual([FALLBACK_SENTENCE]);
    },
    except: {
      tropo: {
        because: 'it has no fallback URL: the caller hears what Tropo says of a broken application',
        prove: async ({ call, put, state }) => {
          await put();
          state.isSilent = true;
          expect(heard(await call())).not.toContain(FALLBACK_SENTENCE);
        },
      },
    },
  },
  {
    name: 'The limit for ringing stays within the range that the carrier accepts.',
    prove: (world) =>
      expectWithin(
        world,
        { field: 'ringSeconds', written: 'timeout' },
        world.protocol.capabilities.ringSeconds,
      ),
  },
  {
    name: 'The limit for the length of a call stays within the range that the carrier accepts.',
    prove: async (world) => {
      const { limitSeconds } = world.protocol.capabilities;
      if (limitSeconds === undefined) throw new Error('The carrier cannot be told.');
      await expectWithin(world, { field: 'limitSeconds', written: 'timeLimit' }, limitSeconds);
    },
    except: {
      tropo: {
        because: 'its documents cannot say how long a call may last',
        prove: async (world) => {
          expect(world.protocol.capabilities.limitSeconds).toBeUndefined();
          const { document } = await carriedOut(world, { limitSeconds: 1234 });
          expect(document).not.toContain('1234');
        },
      },
    },
  },
  {
    name: 'The documents use only caller IDs that the carrier can show.',
    prove: async (world) => {
      const shown: Readonly<Record<ShownCaller, typeof MASK>> = { caller: CALLER, mask: MASK };
      for (const [name, callerId] of Object.entries(shown)) {
        const { report } = await carriedOut(world, { callerId });
        const isListed = world.protocol.capabilities.callerIds.some((listed) => listed === name);
        expect([name, report.callerIdShown]).toEqual([name, isListed ? callerId : undefined]);
      }
    },
  },
];
