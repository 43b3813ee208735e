import type { MeasureName } from './measure-names.ts';
import { MEASURE_NAMES } from './measure-names.ts';

/** The measures of these names in the order of the table; all of them if none is named. */
export const chosenMeasures = (names: readonly string[]): readonly MeasureName[] =>
  names.length === 0 ? MEASURE_NAMES : MEASURE_NAMES.filter((name) => names.includes(name));
