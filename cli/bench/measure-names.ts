/** Everything that can be measured, in the order of the table. */
export const MEASURE_NAMES = [
  'warm-answer',
  'cpu',
  'cold-start',
  'bundles',
  'growth',
  'burst',
  'create-mask',
  'resilience',
  'prices',
] as const;

export type MeasureName = (typeof MEASURE_NAMES)[number];
