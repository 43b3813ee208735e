import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Problem } from '../../../../lib/errors/problem.ts';
import type { RestCarrier, ScriptedRestAnswer } from '../../../support/carriers/rest-accounts.ts';
import {
  accountNumber,
  accountPage,
  boughtNumber,
  importedNumber,
  REST_CARRIER_NAMES,
  recordingFetch,
  supplierOver,
} from '../../../support/carriers/rest-accounts.ts';
import { MASK } from '../../../support/numbers/masks.ts';

const signal = new AbortController().signal;

/** Statuses, the telling ones more often. */
const statuses = fc.oneof(
  fc.constantFrom(200, 201, 202, 204, 400, 401, 403, 404, 409, 422, 429, 500, 503),
  fc.integer({ min: 100, max: 599 }),
);

/** Whatever JSON there is, and what looks nearly right: fields of the API with the wrong things in them. */
const garbage = (carrier: RestCarrier): fc.Arbitrary<unknown> => {
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom<unknown>('', null, '21422', 21422, 404, MASK, `${MASK}1`),
  );
  const numberish = fc.record(
    { sid: odd, phone_number: odd, friendly_name: odd, voice_url: odd, code: odd, errors: odd },
    { requiredKeys: [] },
  );
  const nearly = fc
    .tuple(fc.constantFrom(boughtNumber, importedNumber, accountNumber), numberish)
    .map(([make, fields]) => make(carrier, fields));
  return fc.oneof(fc.jsonValue(), numberish, nearly);
};

/** An answer that cannot be read as a list: those that can are the truth about the account. */
const noLists = (carrier: RestCarrier): fc.Arbitrary<ScriptedRestAnswer> =>
  fc.oneof(
    fc.record({ status: statuses, json: garbage(carrier) }),
    fc.record({ status: statuses, text: fc.string() }),
    fc.constant(new Error('socket hang up')),
  );

interface World {
  /** What the carrier has on the account: nothing, a number of others, one of ours. */
  readonly has: 'bought' | 'foreign' | 'imported' | 'nothing';
  readonly answers: readonly ScriptedRestAnswer[];
  /** How many lists are answered truthfully before and after; the rest is garbage. */
  readonly truths: readonly boolean[];
}

const worlds = (carrier: RestCarrier): fc.Arbitrary<World> =>
  fc.record({
    has: fc.constantFrom('bought', 'foreign', 'imported', 'nothing'),
    answers: fc.array(noLists(carrier), { minLength: 1, maxLength: 8 }),
    truths: fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }),
  });

const pageOf = (carrier: RestCarrier, has: World['has']): ScriptedRestAnswer => {
  const numbers = {
    nothing: [],
    foreign: [accountNumber(carrier)],
    bought: [boughtNumber(carrier)],
    imported: [importedNumber(carrier)],
  };
  return accountPage(numbers[has]);
};

/** A carrier that answers lists truthfully now and then, and everything else with garbage. */
const supplierIn = (carrier: RestCarrier, { has, answers, truths }: World) => {
  const { fetch, sent } = recordingFetch(({ method }, index) => {
    const isTruth = method === 'GET' && truths[index % truths.length] === true;
    return isTruth ? pageOf(carrier, has) : (answers[index % answers.length] ?? new Error('x'));
  });
  return { supplier: supplierOver(carrier, fetch), sent };
};

describe.each(REST_CARRIER_NAMES)('whatever %s answers', (carrier) => {
  const RUNS = { numRuns: 2000 };

  test('an order is done only where the answer or the account carries our reference on that number', async () => {
    await fc.assert(
      fc.asyncProperty(worlds(carrier), async (world) => {
        const { supplier, sent } = supplierIn(carrier, world);
        const result = await supplier.order(MASK, signal).catch((error: unknown) => error);
        if (result === 'bought') {
          const isSaid = world.answers.some(
            (answer) =>
              !(answer instanceof Error) &&
              JSON.stringify(answer.json ?? '').includes(String(boughtNumber(carrier)['friendly_name'])),
          );
          expect(isSaid || world.has === 'bought').toBe(true);
        } else if (result === 'taken') {
          expect(world.has).not.toBe('bought');
        } else {
          expect(result).toBeInstanceOf(Problem);
        }
        // Nothing but the purchase itself is ever changed for a number that is not ours.
        const changes = sent.filter(({ method }) => method !== 'GET').slice(1);
        if (world.has === 'foreign' || world.has === 'nothing') {
          expect(changes.filter(({ url }) => !url.endsWith('/IncomingPhoneNumbers.json'))).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  test('a release is done only after a deletion, and a number gone only when the account says so', async () => {
    await fc.assert(
      fc.asyncProperty(worlds(carrier), async (world) => {
        const { supplier, sent } = supplierIn(carrier, world);
        const result = await supplier.release(MASK, signal).catch((error: unknown) => error);
        const isAsked = sent.some(({ method }) => method === 'DELETE');
        if (world.has === 'foreign' || world.has === 'nothing') expect(isAsked).toBe(false);
        if (result === 'released' || result === 'later') {
          expect(isAsked).toBe(true);
        } else if (result === 'was-gone') {
          expect(world.has).toBe('nothing');
        } else {
          expect(result).toBeInstanceOf(Problem);
        }
      }),
      RUNS,
    );
  });

  test('what is found, listed and restored is what the account says', async () => {
    await fc.assert(
      fc.asyncProperty(worlds(carrier), async (world) => {
        const ours = { bought: true, imported: true, foreign: false, nothing: undefined }[world.has];
        const asks = [
          async () => {
            const found = await supplierIn(carrier, world).supplier.find(MASK, signal);
            return found === 'not-in-account' || found === 'pending' ? undefined : found.isManaged;
          },
          async () => (await supplierIn(carrier, world).supplier.owned(signal))[0]?.isManaged,
        ];
        for (const ask of asks) {
          const result = await ask().catch((error: unknown) => error);
          if (!(result instanceof Problem)) expect(result).toBe(ours);
        }
        const { webhooks } = supplierIn(carrier, world).supplier;
        const former = { VoiceUrl: 'https://older.example.com' };
        const restored = await webhooks?.restore(MASK, former, signal).catch((error: unknown) => error);
        if (restored === 'was-gone') expect(world.has).toBe('nothing');
      }),
      RUNS,
    );
  });
});
