import type { Curve, Figures, Samples } from './measured.ts';

/** Quantiles by nearest rank, of values in any order. @param shares 0.5: the median */
export const quantiles = (values: readonly number[], shares: readonly number[]): readonly number[] => {
  const sorted = values.toSorted((one, other) => one - other);
  return shares.map((share) => {
    // 100 * 0.07 is a little more than 7, which would be the eighth.
    const rank = Math.ceil(Number((sorted.length * share).toFixed(6)));
    const value = sorted[Math.max(0, rank - 1)];
    if (value === undefined) {
      throw new Error('Of nothing there are no quantiles.');
    }
    return value;
  });
};

export const inMs = (values: readonly number[]): Samples => ({ unit: 'ms', values });

export const figuresOf = ({ values }: Samples): Required<Figures> => {
  const [median = 0, p99 = 0] = quantiles(values, [0.5, 0.99]);
  return { median, p99 };
};

/** The part of a row that compares medians. */
export const byMedian = <F extends Figures>(ours: F, theirs: F) => ({
  ours,
  theirs,
  ratio: ours.median / theirs.median,
});

/** The same for the slowest of a hundred. */
export const byP99 = (ours: Required<Figures>, theirs: Required<Figures>) => ({
  ours,
  theirs,
  ratio: ours.p99 / theirs.p99,
});

const PERCENTS = Array.from({ length: 101 }, (_, percent) => percent / 100);

export const curveOf = (name: string, { values }: Samples): Curve => ({
  name,
  percentiles: quantiles(values, PERCENTS),
});

/** Runs each in turn, again and again, so that whatever else the machine does befalls all of them alike. */
export const interleaved = async <Name extends string, Value = number>(
  subjects: Readonly<Record<Name, () => Promise<Value>>>,
  { rounds, warmUp }: { readonly rounds: number; readonly warmUp: number },
): Promise<Readonly<Record<Name, readonly Value[]>>> => {
  const names = Object.keys(subjects) as Name[];
  const values = Object.fromEntries(names.map((name) => [name, [] as Value[]])) as Record<Name, Value[]>;
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const name of names) {
      const value = await subjects[name]();
      if (round >= 0) {
        values[name].push(value);
      }
    }
  }
  return values;
};
