import type { Flaw } from './problem.ts';
import { Problem } from './problem.ts';
import type { ProblemCode } from './problem-codes.ts';

/** Flaws in one sentence: `number: must be a text; label: must be a text.` */
export const sentenceOf = (flaws: readonly Flaw[]): string =>
  flaws
    .map(({ field, detail }) => `${field}: ${detail}`)
    .join('; ')
    .replace(/\.?$/, '.');

/** A problem about wrong fields. */
export const problemWith = (code: ProblemCode, flaws: readonly Flaw[], cause?: unknown): Problem =>
  new Problem(code, sentenceOf(flaws), { cause, flaws });

/** A `request-invalid` about one field. */
export const flawed = (field: string, detail: string, cause?: unknown): Problem =>
  problemWith('request-invalid', [{ field, detail }], cause);

/** A `number-not-allowed` about the number of the request. `detail` says why. */
export const numberNotAllowed = (detail: string): Problem =>
  problemWith('number-not-allowed', [{ field: 'number', detail }]);

/** A `request-invalid` about an expiry in the past. */
export const expiryIsPast = (): Problem =>
  problemWith('request-invalid', [
    { field: 'expiresAt', detail: 'must lie in the future', rule: 'time-ahead' },
  ]);
