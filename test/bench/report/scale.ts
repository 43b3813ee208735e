/** A logarithmic axis. */
export interface Scale {
  /** Round values on the axis, in order. */
  readonly ticks: readonly number[];
  /** Where a value is. What has no logarithm stands at the axis' begin. */
  readonly at: (value: number) => number;
}

const STEPS = [1, 1.5, 2, 3, 5, 7];

/** An axis from `from` to `to` that holds all the values, and ends a little outside of them. */
export const makeScale = (values: readonly number[], from: number, to: number): Scale => {
  const positive = values.filter((value) => value > 0);
  const low = Math.min(...positive, Math.max(...positive)) / 1.05;
  const high = Math.max(...positive) * 1.05;
  if (!Number.isFinite(Math.log(high / low))) {
    throw new Error('An axis needs a value above 0.');
  }
  const share = (value: number): number => Math.log(Math.max(value, low) / low) / Math.log(high / low);
  return { ticks: ticksWithin(low, high), at: (value) => from + (to - from) * share(value) };
};

/** Over more than two decades all of the steps would run into each other. */
const ticksWithin = (low: number, high: number): readonly number[] => {
  const steps = high / low > 100 ? [1, 3] : STEPS;
  const first = Math.floor(Math.log10(low));
  const decades = Array.from(
    { length: Math.ceil(Math.log10(high)) - first + 1 },
    (_, index) => first + index,
  );
  return decades
    .flatMap((decade) => steps.map((step) => Number((step * 10 ** decade).toPrecision(3))))
    .filter((tick) => tick >= low && tick <= high);
};
