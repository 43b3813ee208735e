import { expect } from '@jest/globals';
import { SENTENCES } from '../../../lib/calls/decision.ts';
import { CALLER, MASK, makeBlock, NOW_SECONDS, NUMBER } from '../../support/numbers/masks.ts';
import { CARRIER_KITS } from '../carriers/kits.ts';
import type { Exception, Guarantee } from '../guarantee.ts';
import type { CallWorld } from './call-world.ts';
import { heard, isAnswered, makeCallWorld } from './call-world.ts';

/** A world in which the mask is on file. */
const fresh = async ({ carrier }: CallWorld, mask: Parameters<CallWorld['put']>[0] = {}) => {
  const world = await makeCallWorld(carrier);
  await world.put(mask);
  return world;
};

const UNREACHED = ['busy', 'no-answer', 'failed'] as const;

const saysCompleted: Exception<CallWorld> = {
  because:
    'it reports only that the call was answered, not whether the two were connected: the caller hears nothing, and the call ends',
  prove: async (first) => {
    const { call } = await fresh(first, { answer: 'press-1' });
    const report = await call({ outcome: 'voicemail' });
    expect(report.connectedTo).toBeUndefined();
    expect(heard(report)).not.toContain(SENTENCES['call-failed']);
  },
};

export const CONNECTING: readonly Guarantee<CallWorld>[] = [
  {
    name: 'A caller is connected to the hidden number, which sees what the mask asks for.',
    prove: async (first) => {
      for (const callerId of first.protocol.capabilities.callerIds) {
        const { call } = await fresh(first, { callerId });
        const callerIdShown = callerId === 'mask' ? MASK : CALLER;
        expect(await call({ from: CALLER })).toMatchObject({ connectedTo: NUMBER, callerIdShown });
      }
    },
  },
  {
    name: 'Callers who are withheld, or no telephone number, are shown as the mask.',
    prove: async (first) => {
      for (const caller of CARRIER_KITS[first.carrier].namelessCallers) {
        const { call } = await fresh(first);
        expect(await call({ caller })).toMatchObject({ connectedTo: NUMBER, callerIdShown: MASK });
      }
    },
  },
  {
    name: 'A call is refused without being answered or billed if the number is no mask, the mask has ended, or it blocks the caller.',
    prove: async (first) => {
      const worlds = [
        await makeCallWorld(first.carrier),
        await fresh(first, { expiresAtSeconds: NOW_SECONDS }),
        await fresh(first, { state: 'releasing' }),
        await fresh(first),
      ];
      await worlds[3]?.store.putBlock(makeBlock({ mask: MASK, caller: CALLER }));
      for (const { call, lines } of worlds) {
        const report = await call({ from: CALLER });
        expect(report.connectedTo).toBeUndefined();
        expect(isAnswered(report)).toBe(false);
        expect(report.events.map(({ event }) => event)).toEqual(['ringing', 'rejected']);
        expect(lines.map(({ outcome }) => outcome.event)).toEqual(['call-refused']);
      }
    },
  },
  {
    name: 'A mask of another connection is never routed.',
    prove: async (first) => {
      const { call } = await fresh(first, { connection: 'another' });
      const report = await call({ from: CALLER });
      expect(report.connectedTo).toBeUndefined();
      expect(report.events.map(({ event }) => event)).toContain('rejected');
    },
  },
  {
    name: 'A caller whose call is not connected hears whether the number is busy, does not answer, or cannot be reached.',
    prove: async (first) => {
      for (const outcome of UNREACHED) {
        const { call } = await fresh(first);
        expect(heard(await call({ outcome }))).toEqual([SENTENCES['call-failed']]);
      }
    },
  },
  {
    name: 'A call that is not answered costs nothing while it rings.',
    prove: async (first) => {
      const { call } = await fresh(first);
      expect(isAnswered(await call({ outcome: 'caller-hangs-up' }))).toBe(false);
    },
    except: {
      tropo: {
        because: 'it answers a call in order to transfer it, and that is billed',
        prove: async (first) => {
          const { call } = await fresh(first);
          expect(isAnswered(await call({ outcome: 'caller-hangs-up' }))).toBe(true);
        },
      },
    },
  },
  {
    name: 'The result of a call is logged once, with the id of its mask.',
    prove: async (first) => {
      const outcomes = { answered: 'connected', 'caller-hangs-up': 'abandoned' };
      for (const outcome of [...UNREACHED, 'answered', 'caller-hangs-up'] as const) {
        const { call, lines } = await fresh(first);
        await call({ outcome });
        const ends = lines.filter(({ outcome: { event } }) => event === 'call-ended');
        const reason = outcome in outcomes ? Reflect.get(outcomes, outcome) : outcome;
        expect(ends.map((line) => [line.outcome.reason, line.outcome.mask])).toEqual([[reason, 'msk_1']]);
      }
    },
  },
  {
    name: 'With press-1 a person who presses 1 is connected, and a voicemail is not.',
    prove: async (first) => {
      const press = await fresh(first, { answer: 'press-1' });
      const report = await press.call({ outcome: 'voicemail' });
      expect(report.connectedTo).toBeUndefined();
      const declined = await fresh(first, { answer: 'press-1' });
      expect((await declined.call({ keys: '2' })).connectedTo).toBeUndefined();
      const accepted = await fresh(first, { answer: 'press-1' });
      expect(await accepted.call({ keys: '1' })).toMatchObject({ connectedTo: NUMBER });
      const direct = await fresh(first);
      expect(await direct.call({ outcome: 'voicemail' })).toMatchObject({ connectedTo: NUMBER });
    },
  },
  {
    name: 'With press-1 a caller whose call is not accepted hears a sentence that says so.',
    prove: async (first) => {
      const { call, lines } = await fresh(first, { answer: 'press-1' });
      expect(heard(await call({ outcome: 'voicemail' }))).toContain(SENTENCES['call-failed']);
      expect(lines.at(-1)?.outcome).toMatchObject({
        event: 'call-ended',
        reason: expect.stringMatching(/^(?:failed|no-answer)$/),
      });
    },
    except: { signalwire: saysCompleted, telnyx: saysCompleted },
  },
];
