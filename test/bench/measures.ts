import type { MeasureName } from '../../cli/bench/measure-names.ts';
import type { Measure } from './measured.ts';
import { bundles } from './measures/bundles.ts';
import { burst } from './measures/burst.ts';
import { coldStart } from './measures/cold-start.ts';
import { cpu } from './measures/cpu.ts';
import { createMask } from './measures/create-mask.ts';
import { growth } from './measures/growth.ts';
import { prices } from './measures/prices.ts';
import { resilience } from './measures/resilience.ts';
import { warmAnswer } from './measures/warm-answer.ts';

/** Everything that is measured, by the names that the command takes. */
export const MEASURES: Readonly<Record<MeasureName, Measure>> = {
  'warm-answer': warmAnswer,
  cpu,
  'cold-start': coldStart,
  bundles,
  growth,
  burst,
  'create-mask': createMask,
  resilience,
  prices,
};
