import { describe, expect, test } from '@jest/globals';
import type { ChoosingSupplier } from '../../../../lib/carriers/supplier.ts';
import { Problem } from '../../../../lib/errors/problem.ts';
import { askSupplier } from '../../../support/carriers/tropo-account.ts';
import { MASK } from '../../../support/numbers/masks.ts';

const signal = new AbortController().signal;
const AMERICA = { country: 'US', callingCode: '1' };

type Ask = (supplier: ChoosingSupplier) => Promise<unknown>;

const EVERY_CALL: readonly (readonly [string, Ask])[] = [
  ['candidates', (supplier) => supplier.candidates(AMERICA, signal)],
  ['order', (supplier) => supplier.order(MASK, signal)],
  ['orderNear', (supplier) => supplier.orderNear(AMERICA, signal)],
  ['find', (supplier) => supplier.find(MASK, signal)],
  ['owned', (supplier) => supplier.owned(signal)],
  ['release', (supplier) => supplier.release(MASK, signal)],
];

describe.each(EVERY_CALL)('whatever goes wrong, %s', (name, ask) => {
  const refusals = name === 'find' || name === 'release' ? [400, 403] : [400, 403, 404];
  test.each(refusals)('says on %d that the account needs looking after', async (status) => {
    const answer = { status, text: '<html>+14155550123</html>' };
    expect((await askSupplier([answer], ask)).result).toMatchObject({ code: 'carrier-refused' });
  });

  test.each([405, 415, 500, 502, 302])('says on %d that it failed', async (status) => {
    expect((await askSupplier([{ status, text: '<html>' }], ask)).result).toMatchObject({
      code: 'carrier-failed',
    });
  });

  test('is a Problem with its cause when there is no answer', async () => {
    const { result } = await askSupplier([new Error('socket hang up')], ask);
    expect(result).toBeInstanceOf(Problem);
    expect(result).toMatchObject({ code: 'carrier-failed', cause: { message: 'socket hang up' } });
  });

  test('names no number in its problem', async () => {
    expect(String((await askSupplier([{ status: 500, text: MASK }], ask)).result)).not.toMatch(/\d{7}/);
  });
});

describe.each(EVERY_CALL.filter(([name]) => name === 'candidates' || name === 'owned'))(
  'a list (%s)',
  (_name, ask) => {
    test.each([{ text: '' }, { text: '<html>' }, { json: {} }, { json: null }, { text: '[{"type": "num' }])(
      'that is none is not taken for an empty one: %j',
      async (answer) => {
        expect((await askSupplier([answer], ask)).result).toMatchObject({ code: 'carrier-failed' });
      },
    );
  },
);
