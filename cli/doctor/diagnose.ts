import type { Case, Known, Suspect, Variant } from './suspects/suspect.ts';

export interface Diagnosis {
  /** What was wrong, so that the signature matches without it. Empty: nothing is. */
  readonly mistakes: readonly Pick<Variant, 'mistake' | 'remedy'>[];
}

/**
 * Tries the known mistakes one by one, then two at once. A signature that matches proves what was wrong: by chance none does.
 * @returns `undefined` where it is none of them
 */
export const diagnose = (
  given: Case,
  known: Known,
  suspects: readonly Suspect[],
  isSigned: (one: Case) => boolean,
): Diagnosis | undefined => {
  if (isSigned(given)) {
    return { mistakes: [] };
  }
  const single = variantsOf(given, known, suspects).find(({ variant }) => isSigned(variant));
  if (single !== undefined) {
    return { mistakes: [single.variant] };
  }
  for (const first of variantsOf(given, known, suspects)) {
    const others = suspects.slice(suspects.indexOf(first.suspect));
    const second = variantsOf(first.variant, known, others).find(({ variant }) => isSigned(variant));
    if (second !== undefined) {
      return { mistakes: [first.variant, second.variant] };
    }
  }
  return undefined;
};

const variantsOf = (given: Case, known: Known, suspects: readonly Suspect[]) =>
  suspects.flatMap((suspect) => suspect.variants(given, known).map((variant) => ({ suspect, variant })));
