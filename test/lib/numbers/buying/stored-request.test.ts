import { expect, test } from '@jest/globals';
import { makeCreateMask } from '../../../../lib/masks/create-mask.ts';
import { claim } from '../../../../lib/numbers/buying/claim.ts';
import type { RenderCreated } from '../../../../lib/numbers/buying/stored-request.ts';
import { makeReconcile } from '../../../../lib/numbers/reconciling/reconcile.ts';
import { RECONCILIATION_SETTINGS } from '../../../../lib/numbers/reconciling/reconcile-dependencies.ts';
import { makeFakeSupplier } from '../../../support/carriers/fake-supplier.ts';
import {
  makeBuying,
  makeNumberRequest,
  makePurchaseRequest,
  rowOf,
} from '../../../support/numbers/buying.ts';
import { numbersFrom } from '../../../support/numbers/masks.ts';
import { makeReconciling } from '../../../support/numbers/reconciling.ts';

const STOCK = numbersFrom('+14155550123', 2);
const [FIRST] = STOCK as [never];

const A: RenderCreated = ({ mask }, nowSeconds) => ({
  status: 299,
  body: `  A "${mask}" é\u2028 ${nowSeconds}\n`,
});
const B: RenderCreated = () => ({ status: 298, body: 'B' });

/** The purchase flow, whose API writes answers as `renderCreated` does. */
const createWith = (buying: ReturnType<typeof makeBuying>, renderCreated: RenderCreated) =>
  makeCreateMask({
    ...buying,
    renderCreated,
    masksPerDay: 1000,
    shuffle: (items) => items,
    pause: async () => undefined,
    notice: () => undefined,
  });

test('a repeated request gets the bytes of its first answer, though answers are written differently by now', async () => {
  const buying = makeBuying(makeFakeSupplier({ stock: STOCK }));
  const { answer } = await createWith(buying, A)(makePurchaseRequest());
  expect(answer).toEqual({ ...A(await rowOf(buying.store, FIRST), buying.nowSeconds()), mask: FIRST });
  buying.clock.seconds += 60;
  expect(await createWith(buying, B)(makePurchaseRequest())).toEqual({ answer });
  expect((await createWith(buying, B)(makePurchaseRequest({ idempotencyKey: 'new' }))).answer.status).toBe(
    298,
  );
});

test('a request that the reconciliation finishes gets the answer that its API writes', async () => {
  const supplier = makeFakeSupplier({ stock: STOCK, deliversLater: true });
  const all = makeReconciling({}, supplier);
  await all.create();
  supplier.deliver();
  await makeReconcile({
    ...all,
    renderCreated: A,
    connection: 'tropo',
    settings: RECONCILIATION_SETTINGS,
  })();
  expect(await claim({ ...all, renderCreated: B }, makeNumberRequest())).toMatchObject({
    status: 299,
    mask: FIRST,
  });
});
