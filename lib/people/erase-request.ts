import type { Ids } from '../ids.ts';
import type { MaskStore } from '../masks/mask-store.ts';
import type { CreateRequest, ForgottenRequest } from '../numbers/buying/purchase-request.ts';
import { isRemembered } from '../numbers/buying/purchase-request.ts';
import { tombstoneOfUnbought } from '../numbers/releasing/tombstone.ts';
import type { E164 } from '../phone/e164.ts';

interface Dependencies {
  readonly store: MaskStore;
  readonly ids: Ids;
  readonly nowSeconds: () => number;
}

/**
 * Makes a marker of the request, so that whoever works on it has lost it. A number that it was about to reserve is kept
 * from it by a tombstone, as one that was not bought: from here on no worker can write the person into the table. Should
 * the carrier have chosen the number for it, the sweep finds the tombstone and gives it back.
 */
export const forgetRequest = async (
  dependencies: Dependencies,
  person: E164,
  id: string,
): Promise<CreateRequest | undefined> => {
  const { store } = dependencies;
  const request = await store.findRequest(id);
  if (request === undefined || !isRemembered(request) || request.person !== person) {
    return undefined;
  }
  if (!(await store.replaceRequest(request, markerOf(request, dependencies)))) {
    return forgetRequest(dependencies, person, id);
  }
  if (request.candidate !== undefined) {
    await store.insert(tombstoneOfUnbought(request.candidate, dependencies));
  }
  return request;
};

/** As long as a client may repeat an unfinished request, and longer than any worker sleeps. */
const MARKED_SECONDS = 24 * 60 * 60;

/** Where the stack remembers finished requests for longer, the marker of one lasts as long as it would have. */
const markerOf = (
  { id, createdAt, purgeAtSeconds = 0 }: CreateRequest,
  { ids, nowSeconds }: Dependencies,
): ForgottenRequest => ({
  id,
  forgotten: true,
  createdAt,
  etag: ids.etag(),
  purgeAtSeconds: Math.max(nowSeconds() + MARKED_SECONDS, purgeAtSeconds),
});
