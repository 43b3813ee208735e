import type { AllowedAdvisory } from './judgement.ts';

/** Advisories of high or critical severity that we live with for a while. Each needs a reason that still holds. */
export const ALLOWED_ADVISORIES: readonly AllowedAdvisory[] = [];
