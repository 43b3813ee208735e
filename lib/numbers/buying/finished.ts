import type { Mask } from '../../masks/mask.ts';
import type { FinalAnswer, RenderCreated, StoredRequest } from './stored-request.ts';

/** What finishing a request takes. */
export interface FinishDependencies {
  readonly renderCreated: RenderCreated;
  readonly nowSeconds: () => number;
  /** A finished request answers its repetitions for this many hours. */
  readonly requestRetentionHours?: number;
}

/** A finished request names the number, so it is erased after this time. */
const RETENTION_HOURS = 24;
const HOUR_SECONDS = 60 * 60;

/** What a request becomes when it has its mask. The answer names the number that the mask has now: it may have been reassigned. */
export const finished = (
  mask: Mask,
  { renderCreated, nowSeconds, requestRetentionHours = RETENTION_HOURS }: FinishDependencies,
): Pick<StoredRequest, 'leaseEndsAtSeconds' | 'person' | 'purgeAtSeconds'> & {
  readonly answer: FinalAnswer;
} => ({
  answer: { ...renderCreated(mask, nowSeconds()), mask: mask.mask },
  person: mask.number,
  leaseEndsAtSeconds: 0,
  purgeAtSeconds: nowSeconds() + requestRetentionHours * HOUR_SECONDS,
});
