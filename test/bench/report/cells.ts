import type { Figures, Row, Samples } from '../measured.ts';

export const HEADINGS = [
  'what',
  'ours: median',
  'p99',
  'against',
  'theirs: median',
  'p99',
  'ratio',
  'target',
  'met',
] as const;

/** `undefined` where nothing is aimed at. */
export const isMet = ({ ours, ratio, target }: Row): boolean | undefined =>
  target === undefined ? undefined : (ratio ?? ours.median) <= target;

/** A row as texts, in the order of {@link HEADINGS}. */
export const cellsOf = (row: Row): readonly string[] => {
  const { what, against, unit, ours, theirs, ratio, target } = row;
  return [
    what,
    ...figures(ours, unit),
    against,
    ...figures(theirs, unit),
    ratio === undefined ? '' : times(ratio),
    target === undefined ? '' : `≤ ${ratio === undefined ? amount(target, unit) : times(target)}`,
    verdict(row),
  ];
};

const verdict = (row: Row): string => {
  const met = isMet(row);
  if (met === undefined) {
    return '';
  }
  return `${met ? 'yes' : 'no'}${row.isStretch ? ' (stretch)' : ''}`;
};

const figures = (of: Figures | undefined, unit: Samples['unit']): readonly string[] => [
  of === undefined ? '' : amount(of.median, unit),
  of?.p99 === undefined ? '' : amount(of.p99, unit),
];

/** Rounded down a ratio could seem to meet the target that it misses, so it has one digit more than targets have. */
const times = (ratio: number): string => `${ratio.toFixed(3)} ×`;

/** `1.234 ms`, `253,496 bytes`: three digits after the point are as many as repeat. */
export const amount = (value: number, unit: Samples['unit']): string => {
  const digits = { ms: value < 100 ? 3 : 1, MB: 1, bytes: 0, calls: 0 }[unit];
  return `${value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })} ${unit}`;
};
