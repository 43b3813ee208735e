/** An advisory that is allowed until a day, with the reason. */
export interface AllowedAdvisory {
  /** As GitHub names it: `GHSA-` and three groups. Of Node: the number, `CVE-2026-12345`. */
  readonly id: string;
  /** The name at npm, or {@link NODE}. */
  readonly package: string;
  /** Why it cannot harm us meanwhile. */
  readonly reason: string;
  /** The last day on which that counts, as `2026-12-31`. */
  readonly until: string;
}

export type Judgement =
  | { readonly kind: 'not-compared'; readonly why: string }
  | { readonly kind: 'compared'; readonly flaws: readonly string[]; readonly allowed: number };

/** No package of npm may be called so: names there have no capitals. */
export const NODE = 'Node.js';
