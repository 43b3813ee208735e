import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { NumberSupplier } from '../../../../../lib/carriers/supplier.ts';
import { Problem } from '../../../../../lib/errors/problem.ts';
import { INSTALLATION, telnyxSupplierOver } from '../../../../support/carriers/telnyx-world.ts';
import { MASK } from '../../../../support/numbers/masks.ts';

const signal = new AbortController().signal;
const REFERENCE = `callmask:${INSTALLATION}:${MASK}`;

const CALLS: readonly (readonly [string, (supplier: NumberSupplier) => Promise<unknown>])[] = [
  ['candidates', (supplier) => supplier.candidates({ country: 'US', callingCode: '1' }, signal)],
  ['order', (supplier) => supplier.order(MASK, signal)],
  ['find', (supplier) => supplier.find(MASK, signal)],
  ['owned', (supplier) => supplier.owned(signal)],
  ['release', (supplier) => supplier.release(MASK, signal)],
  ['check', (supplier) => supplier.check(signal)],
  ['settings', (supplier) => supplier.webhooks?.settings(MASK, signal) ?? Promise.reject()],
  ['take', (supplier) => supplier.webhooks?.take(MASK, signal) ?? Promise.reject()],
  ['restore', (supplier) => supplier.webhooks?.restore(MASK, {}, signal) ?? Promise.reject()],
  ['point', (supplier) => supplier.webhooks?.point(MASK, signal) ?? Promise.reject()],
];

interface Scripted {
  readonly status: number;
  readonly text: string;
}

const supplierOf = (answers: readonly Scripted[]) => {
  let count = 0;
  return telnyxSupplierOver(async () => {
    const { status, text } = answers[count++ % answers.length] ?? { status: 500, text: '' };
    return { status, text: async () => text };
  });
};

const fields = fc.record(
  {
    id: fc.oneof(fc.constant('1'), fc.jsonValue()),
    phone_number: fc.constantFrom(MASK, '+14155550199', 'none', null),
    status: fc.constantFrom('active', 'pending', 'success', 'failure', 'deleted', 'purchase-pending', null),
    customer_reference: fc.constantFrom(REFERENCE, 'hotline', '', null, 7),
    connection_id: fc.oneof(fc.constant('1400000000000000001'), fc.jsonValue()),
    phone_numbers: fc.oneof(fc.constant([{ phone_number: MASK }]), fc.jsonValue()),
    requirements_met: fc.jsonValue(),
    sub_number_orders_ids: fc.jsonValue(),
    tags: fc.jsonValue(),
    voice_url: fc.jsonValue(),
  },
  { requiredKeys: [] },
);

const texts = fc.oneof(
  fc.string(),
  fc.json(),
  fc.oneof(fields, fc.array(fields, { maxLength: 3 })).map((data) => JSON.stringify({ data })),
  fc.record({ data: fc.array(fields), meta: fc.jsonValue() }).map((list) => JSON.stringify(list)),
  fc.record({ errors: fc.jsonValue() }).map((errors) => JSON.stringify(errors)),
);

const answers = fc.array(
  fc.record({ status: fc.constantFrom(200, 200, 200, 201, 204, 400, 401, 404, 409, 422, 500), text: texts }),
  { minLength: 1, maxLength: 8 },
);

describe.each(CALLS)('whatever Telnyx answers to %s', (_name, ask) => {
  test('it is understood, or a problem of ours', async () => {
    await fc.assert(
      fc.asyncProperty(answers, async (script) => {
        await ask(supplierOf(script)).catch((error: unknown) => {
          expect(error).toBeInstanceOf(Problem);
        });
      }),
    );
  });

  test.each([400, 401, 402, 403, 404, 409, 422, 429, 500, 503])(
    'by a %d, its words go no further',
    async (status) => {
      const error = { code: '10015', title: `About ${MASK}`, detail: `${MASK} is not what it should be` };
      const supplier = supplierOf([{ status, text: JSON.stringify({ errors: [error] }) }]);
      const problem = await ask(supplier).catch((thrown: unknown) => thrown);
      const words = problem instanceof Problem ? `${problem.message} ${problem.detail} ${problem.cause}` : '';
      expect(words).not.toContain('4155550123');
      expect(words).not.toContain('what it should be');
    },
  );
});
