import { expect } from '@jest/globals';
import { describeError } from '../../../lib/log/describe-error.ts';
import type { Ask, CarrierWorld } from '../carriers/carrier-world.ts';
import { FOREIGN, failing, makeCarrierWorld } from '../carriers/carrier-world.ts';
import type { Fault } from '../carriers/faulty-fetch.ts';
import type { Guarantee } from '../guarantee.ts';
import { FIRST, SAN_FRANCISCO } from './buying.ts';

/** Every way in which a request goes wrong: with or without its work being done, with or without an answer. */
const WAYS: readonly Fault[] = [
  { status: 500 },
  { status: 503 },
  { status: 502, body: '<html>Bad gateway</html>' },
  { status: 429 },
  { status: 401 },
  { status: 403 },
  { status: 404 },
  { status: 409 },
  { status: 200, body: '<html>Welcome</html>' },
  { status: 200, body: '{"data": {"id"', contentType: 'application/json' },
  { status: 200, body: '' },
  { status: 200, body: {} },
  { hang: true },
];
const FAULTS: readonly Fault[] = WAYS.flatMap((way) => [way, { ...way, after: true }]);

const order: Ask<string> = (supplier, signal) => supplier.order(FIRST, signal);
const release: Ask<string> = (supplier, signal) => supplier.release(FIRST, signal);
const find: Ask<unknown> = (supplier, signal) => supplier.find(FIRST, signal);

/** All that is asked of a carrier. @returns a word, or the code of what was thrown */
const ASKED: readonly Ask<unknown>[] = [
  order,
  find,
  release,
  (supplier, signal) => supplier.candidates(SAN_FRANCISCO, signal),
  (supplier, signal) => supplier.owned(signal),
  (supplier, signal) => supplier.check(signal),
  async ({ webhooks }, signal) => webhooks?.settings(FIRST, signal),
  async ({ webhooks }, signal) => webhooks?.take(FOREIGN[0] ?? FIRST, signal),
  async ({ webhooks }, signal) => webhooks?.point(FIRST, signal),
];

/** Takes a world like this one to each fault of each request of a piece of work, until there are no more requests. */
const atEachFault = async (
  { carrier, options }: CarrierWorld,
  begin: (world: CarrierWorld) => Promise<unknown>,
  work: Ask<unknown>,
  judge: (world: CarrierWorld, told: unknown, fault: Fault) => Promise<void> | void,
  faults = FAULTS,
): Promise<void> => {
  for (const fault of faults) {
    let isThere = true;
    for (let nth = 1; isThere; nth += 1) {
      const world = await makeCarrierWorld(carrier, options);
      await begin(world);
      const before = world.sent.length;
      const told = await world
        .disturbed(failing(fault, { nth }), () => world.ask(work))
        .catch((error: unknown) => error);
      isThere = world.sent.length - before >= nth;
      if (isThere) await judge(world, told, fault);
    }
  }
};

const codeOf = (told: unknown): unknown => (told instanceof Error ? Reflect.get(told, 'code') : told);

const nothing = async (): Promise<void> => undefined;
const bought = ({ buy }: CarrierWorld): Promise<unknown> => buy(FIRST);

const PRIVATE = /\d{7}/;

export const FAILING: readonly Guarantee<CarrierWorld>[] = [
  {
    name: 'After every failure a number is "bought" only if we own it, and a repeated order buys it once.',
    prove: (world) =>
      atEachFault(world, nothing, order, async ({ buy, foreign, numbers }, told) => {
        if (codeOf(told) === 'bought') expect(numbers().has(FIRST)).toBe(true);
        else if (codeOf(told) === 'taken') expect(numbers().has(FIRST)).toBe(false);
        else expect(codeOf(told)).toMatch(/^(?:carrier-.*|pending)$/);
        expect(await buy(FIRST)).toBe('bought');
        expect(numbers().size).toBe(foreign.length + 1);
      }),
  },
  {
    name: 'After every failure a number is "released" or "was gone" only if it is gone, and a repeated release succeeds.',
    prove: (world) =>
      atEachFault(world, bought, release, async ({ foreign, releaseNumber, numbers }, told) => {
        if (/^(?:released|was-gone)$/.test(String(codeOf(told)))) expect(numbers().has(FIRST)).toBe(false);
        else expect(codeOf(told)).toMatch(/^(?:carrier-.*|later)$/);
        expect(await releaseNumber(FIRST)).toMatch(/^(?:released|was-gone)$/);
        expect(numbers().size).toBe(foreign.length);
      }),
  },
  {
    name: 'After every failure a managed number is never reported as missing or foreign.',
    prove: (world) =>
      atEachFault(world, bought, find, (_world, told) => {
        if (told instanceof Error) expect(codeOf(told)).toMatch(/^carrier-/);
        else expect(told).toMatchObject({ number: FIRST, isManaged: true });
      }),
  },
  {
    name: 'Credentials that the carrier does not accept are reported as refused.',
    prove: async ({ ask, wrong }) => {
      for (const work of ASKED.slice(0, 6)) {
        await expect(ask(work, wrong)).rejects.toMatchObject({ code: 'carrier-refused' });
      }
    },
  },
  {
    name: 'A carrier that does not answer is a time-out: each request ends when its signal does.',
    prove: async (world) => {
      for (const work of ASKED) {
        await atEachFault(
          world,
          bought,
          work,
          (_world, told) => expect(codeOf(told)).toBe('carrier-timeout'),
          [{ hang: true }, { hang: true, after: true }],
        );
      }
    },
  },
  {
    name: 'No error and no log line about it holds a telephone number or a credential.',
    prove: async (world) => {
      for (const work of ASKED) {
        await atEachFault(
          world,
          bought,
          work,
          ({ credentials }, told) => {
            if (!(told instanceof Error)) return;
            const text = JSON.stringify([String(told), { ...told, cause: undefined }, describeError(told)]);
            expect(text).not.toMatch(PRIVATE);
            for (const secret of credentials) expect(text).not.toContain(secret);
          },
          quoting(world),
        );
      }
    },
  },
];

/** Refusals that quote what was asked for, and by whom. */
const quoting = ({ credentials }: CarrierWorld): readonly Fault[] => {
  const message = `${FIRST} is not for sale to ${credentials.join(' or ')}`;
  const body = { code: 21422, message, errors: [{ code: '10015', title: message, detail: message }] };
  return [400, 403, 404, 422, 500].map((status) => ({ status, body }));
};
