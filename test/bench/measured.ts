/** What was taken of one thing, in one run. Never empty. */
export interface Samples {
  readonly unit: 'ms' | 'bytes' | 'MB' | 'calls';
  readonly values: readonly number[];
}

/** One line of the table: a ratio within one run, because absolute times vary between machines. */
export interface Row {
  /** `warm answer, p50` */
  readonly what: string;
  /** What it is compared with: `a bare strong BatchGetCommand of the same keys`. */
  readonly against: string;
  readonly unit: Samples['unit'];
  readonly ours: Figures;
  /** Left out where the target is a figure, not a ratio. */
  readonly theirs?: Figures;
  readonly ratio?: number;
  /** At most: of the ratio, or of our median where there is none. Left out: printed for comparison only. */
  readonly target?: number;
  /** To be reached some day: missing it fails nothing. */
  readonly isStretch?: true;
}

export interface Figures {
  readonly median: number;
  readonly p99?: number;
}

/** Distributions that are drawn together, on one axis. */
export interface Plot {
  /** The name of the SVG, too, in kebab-case: `warm-answer`. */
  readonly name: string;
  readonly title: string;
  readonly unit: Samples['unit'];
  readonly curves: readonly Curve[];
}

export interface Curve {
  readonly name: string;
  /** The 0th to the 100th percentile, 101 values. */
  readonly percentiles: readonly number[];
}

/** A table of its own below the main one: phases of a start, answers under each fault. */
export interface Detail {
  readonly title: string;
  readonly columns: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

/** What one measure found. */
export interface Measured {
  readonly rows: readonly Row[];
  readonly plots?: readonly Plot[];
  readonly details?: readonly Detail[];
  /** Sentences that a reader of the figures should know: what was fetched, how many times it ran. */
  readonly notes?: readonly string[];
}

/**
 * Measures one thing.
 * @throws Error with a sentence that says what is missing, where this machine cannot measure it
 */
export type Measure = () => Promise<Measured>;
