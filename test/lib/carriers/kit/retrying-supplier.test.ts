import { describe, expect, test } from '@jest/globals';
import { retrying } from '../../../../lib/carriers/kit/retrying-supplier.ts';
import { Problem } from '../../../../lib/errors/problem.ts';
import { makeFakeSupplier } from '../../../support/carriers/fake-supplier.ts';
import { MASK } from '../../../support/numbers/masks.ts';

const NEAR = { country: 'US', callingCode: '1', areaCode: '415' };

const makePatient = () => {
  const supplier = makeFakeSupplier({ stock: [MASK] });
  const pauses: number[] = [];
  const asked = retrying(supplier, async (milliseconds) => {
    pauses.push(milliseconds);
  });
  const stop = new AbortController();
  const { signal } = stop;
  const ask = {
    candidates: () => asked.candidates(NEAR, signal),
    find: () => asked.find(MASK, signal),
    owned: () => asked.owned(signal),
    release: () => asked.release(MASK, signal),
    order: () => asked.order(MASK, signal),
    orderNear: async () => asked.orderNear?.(NEAR, signal),
  };
  return { supplier, ask, pauses, stop };
};

describe.each(['candidates', 'find', 'owned', 'release'] as const)('a request to a carrier, %s,', (call) => {
  test.each(['carrier-failed', 'carrier-timeout'] as const)(
    'a %s that passes costs nobody the request',
    async (code) => {
      const { supplier, ask, pauses } = makePatient();
      supplier.fail(call, 'before', new Problem(code, 'Repeat.'));
      supplier.fail(call, 'after', new Problem(code, 'Repeat.'));
      await ask[call]();
      expect(supplier.calls).toHaveLength(3);
      expect(pauses).toHaveLength(2);
    },
  );

  test('one that does not pass is told after the third time', async () => {
    const { supplier, ask } = makePatient();
    for (const _ of [1, 2, 3]) supplier.fail(call, 'before');
    await expect(ask[call]()).rejects.toMatchObject({ code: 'carrier-failed' });
    expect(supplier.calls).toHaveLength(3);
  });

  test.each([
    ['a refusal', new Problem('carrier-refused', 'Correct it.')],
    ['a bug', new Error('a bug')],
  ])('what will not pass is not tried again: %s', async (_what, error) => {
    const { supplier, ask } = makePatient();
    supplier.fail(call, 'before', error);
    await expect(ask[call]()).rejects.toBe(error);
    expect(supplier.calls).toHaveLength(1);
  });

  test('after its time nothing is tried again', async () => {
    const { supplier, ask, stop } = makePatient();
    stop.abort();
    await expect(ask[call]()).rejects.toThrow();
    expect(supplier.calls).toHaveLength(1);
  });
});

test.each(['order', 'orderNear'] as const)(
  '%s is never repeated here: it may have been done',
  async (call) => {
    const { supplier, ask } = makePatient();
    supplier.fail(call, 'after');
    await expect(ask[call]()).rejects.toMatchObject({ code: 'carrier-failed' });
    expect(supplier.calls).toHaveLength(1);
  },
);

describe.each(['settings', 'take', 'restore', 'point'] as const)(
  'a request to move a number, %s,',
  (call) => {
    const ask = (tries: number) => {
      const supplier = makeFakeSupplier();
      supplier.bring(MASK, {});
      for (let nth = 0; nth < tries; nth += 1) supplier.fail(call, 'after');
      const { webhooks } = retrying(supplier, async () => undefined);
      const { signal } = new AbortController();
      const asked = call === 'restore' ? webhooks?.restore(MASK, {}, signal) : webhooks?.[call](MASK, signal);
      return { asked, supplier };
    };

    test('a failure that passes costs nobody the request', async () => {
      const { asked, supplier } = ask(2);
      await asked;
      expect(supplier.calls).toEqual(Array(3).fill(`${call} ${MASK}`));
    });

    test('one that does not pass is told after the third time', async () => {
      const { asked } = ask(3);
      await expect(asked).rejects.toMatchObject({ code: 'carrier-failed' });
    });
  },
);

test('a carrier whose numbers cannot be moved has nothing to repeat there', () => {
  const { webhooks: _webhooks, ...supplier } = makeFakeSupplier();
  expect(retrying(supplier, async () => undefined)).not.toHaveProperty('webhooks');
});
