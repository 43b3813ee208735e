import type { NumberSupplier } from '../../lib/carriers/carrier.ts';
import { giveBackReserved, giveBackUnfiled } from '../../lib/masks/give-back.ts';
import { rowToRequest } from '../../lib/masks/items.ts';
import type { Ids } from '../../lib/masks/make-ids.ts';
import { maskJson } from '../../lib/masks/mask-json.ts';
import { makeReleaseMask } from '../../lib/masks/release-mask.ts';
import { makeTestIds } from '../support/masks.ts';
import type { MemoryMaskStore } from '../support/memory-mask-store.ts';

interface World {
  readonly store: MemoryMaskStore;
  readonly supplier: NumberSupplier;
  readonly clock: { readonly seconds: number };
}

/** Rolls back, finishes and gives back what nobody goes on with. */
export const sweep = async ({ store, supplier, clock }: World): Promise<void> => {
  const ids: Ids = makeTestIds();
  const signal = new AbortController().signal;
  const deps = { store, supplier, ids, nowSeconds: () => clock.seconds };
  const requests = store
    .rows()
    .filter((row) => row['sk'] === 'REQUEST')
    .map(rowToRequest);
  for (const request of requests) {
    const isDue = request.rollBackAtSeconds <= clock.seconds && request.leaseEndsAtSeconds <= clock.seconds;
    if (request.answer !== undefined || !isDue) continue;
    const mine = { ...request, etag: ids.etag(), leaseEndsAtSeconds: clock.seconds + 35 };
    if (!(await store.replaceRequest(request, mine))) continue;
    const row = request.candidate && (await store.find(request.candidate));
    if (row && row.state === 'ordering' && row.requestId === request.id) {
      await giveBackReserved(deps, row, signal);
    }
    if (row && row.state === 'active' && row.requestId === request.id) {
      const answer = { status: 201, body: maskJson(row, clock.seconds), mask: row.mask };
      await store.replaceRequest(mine, { ...mine, answer, etag: ids.etag() });
      continue;
    }
    await store.removeRequest(mine);
  }
  for (const { mask, state, requestId } of (await store.list({ limit: 1000 })).masks) {
    const row = await store.find(mask);
    if (state === 'releasing') {
      await makeReleaseMask({ ...deps, deadline: () => signal })(mask);
    }
    const request = await store.findRequest(requestId);
    if (row?.state === 'ordering' && request?.candidate !== mask) await giveBackReserved(deps, row, signal);
  }
  const owned = await supplier.owned(signal);
  for (const { number } of owned.filter(({ isOurs }) => isOurs)) {
    const row = await store.find(number);
    if (row === undefined) await giveBackUnfiled(deps, number, signal);
    if (row?.state === 'released') await supplier.release(number, signal);
  }
};
