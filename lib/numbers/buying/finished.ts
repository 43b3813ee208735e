import type { Assignments } from '../assignments.ts';
import type { OwnedNumber } from '../owned-number.ts';
import type { FinalAnswer, RenderCreated, StoredRequest } from './stored-request.ts';

export interface FinishDependencies {
  readonly assignments: Pick<Assignments, 'personOf'>;
  readonly renderCreated: RenderCreated;
  readonly nowSeconds: () => number;
  /** For how many hours a repeated request gets the stored answer. Default: 24. */
  readonly requestRetentionHours?: number;
}

/** A finished request holds the person's number, so it expires. */
const RETENTION_HOURS = 24;
const HOUR_SECONDS = 60 * 60;

/** What a request becomes when it has its mask. `person` is whom the mask hides now: it may have been reassigned. */
export const finished = (
  row: OwnedNumber,
  { assignments, renderCreated, nowSeconds, requestRetentionHours = RETENTION_HOURS }: FinishDependencies,
): Pick<StoredRequest, 'leaseEndsAtSeconds' | 'purgeAtSeconds'> &
  Partial<Pick<StoredRequest, 'person'>> & { readonly answer: FinalAnswer } => {
  const person = assignments.personOf(row);
  return {
    answer: { ...renderCreated(row, nowSeconds()), mask: row.mask },
    ...(person !== undefined && { person }),
    leaseEndsAtSeconds: 0,
    purgeAtSeconds: nowSeconds() + requestRetentionHours * HOUR_SECONDS,
  };
};
