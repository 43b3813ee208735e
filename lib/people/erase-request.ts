import type { Ids } from '../ids.ts';
import type { RequestStore } from '../numbers/buying/request-store.ts';
import type { ErasedRequest, StoredRequest } from '../numbers/buying/stored-request.ts';
import { isNotErased } from '../numbers/buying/stored-request.ts';
import type { NumberStore } from '../numbers/number-store.ts';
import { tombstoneOfUnbought } from '../numbers/releasing/tombstone.ts';
import type { E164 } from '../phone/e164.ts';
import { isSameLine } from '../phone/plans/is-same-line.ts';

export interface EraseRequestDependencies {
  readonly store: Pick<NumberStore, 'insert'> & RequestStore;
  readonly ids: Ids;
  readonly nowSeconds: () => number;
}

/**
 * Replaces the request by a marker, so that a worker on it loses its lease. A tombstone keeps that worker from reserving
 * its candidate. From here on no worker can write the person into the table. If the carrier has chosen the candidate for
 * the request, the reconciliation finds the tombstone and releases the number.
 */
export const eraseRequest = async (
  dependencies: EraseRequestDependencies,
  person: E164,
  id: string,
): Promise<StoredRequest | undefined> => {
  const { store } = dependencies;
  const request = await store.findRequest(id);
  if (request === undefined || !isNotErased(request) || !isSameLine(request.person, person)) {
    return undefined;
  }
  if (!(await store.replaceRequest(request, markerOf(request, dependencies)))) {
    return eraseRequest(dependencies, person, id);
  }
  if (request.candidate !== undefined) {
    await store.insert(tombstoneOfUnbought(request.candidate, dependencies));
  }
  return request;
};

/** As long as a client may repeat an unfinished request, and longer than any worker sleeps. */
const MARKED_SECONDS = 24 * 60 * 60;

/** The marker lasts at least as long as the request would have. */
const markerOf = (
  { id, createdAt, purgeAtSeconds = 0 }: StoredRequest,
  { ids, nowSeconds }: EraseRequestDependencies,
): ErasedRequest => ({
  id,
  erased: true,
  createdAt,
  etag: ids.etag(),
  purgeAtSeconds: Math.max(nowSeconds() + MARKED_SECONDS, purgeAtSeconds),
});
