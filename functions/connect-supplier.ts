import type { NumberSupplier } from '../lib/carriers/carrier.ts';
import { NUMBER_SUPPLIERS } from '../lib/carriers/supply.ts';
import { nowMs } from '../lib/clock.ts';
import type { Environment } from '../lib/config.ts';
import { makeFetch } from '../lib/http/outbound.ts';
import { patient } from '../lib/masks/patient-supplier.ts';
import { pause } from '../lib/masks/pause.ts';

/** Where numbers come from, as every function that talks to the carrier reaches it: reads are patient, orders are not. */
export const connectSupplier = (environment: Environment): NumberSupplier =>
  patient(NUMBER_SUPPLIERS.tropo({ environment, fetch: makeFetch(), nowMs }), pause);
