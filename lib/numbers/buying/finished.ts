import { maskJson } from '../../api/mask-json.ts';
import type { Mask } from '../../masks/mask.ts';
import type { FinalAnswer, StoredRequest } from './stored-request.ts';

export interface Dependencies {
  readonly nowSeconds: () => number;
  /** For so many hours a finished request answers its repetitions. */
  readonly requestRetentionHours?: number;
}

/** A finished request, which names the number, answers its repetitions for so long, and is erased then. */
const RETENTION_HOURS = 24;
const HOUR_SECONDS = 60 * 60;

/** What a request becomes when it has its mask. The answer names the mask's number of now: it may have been moved. */
export const finished = (
  mask: Mask,
  { nowSeconds, requestRetentionHours = RETENTION_HOURS }: Dependencies,
): Pick<StoredRequest, 'leaseEndsAtSeconds' | 'person' | 'purgeAtSeconds'> & {
  readonly answer: FinalAnswer;
} => ({
  answer: { status: 201, body: maskJson(mask, nowSeconds()), mask: mask.mask },
  person: mask.number,
  leaseEndsAtSeconds: 0,
  purgeAtSeconds: nowSeconds() + requestRetentionHours * HOUR_SECONDS,
});
