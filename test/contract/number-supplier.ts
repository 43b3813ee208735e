import type { CarrierWorld } from './carriers/carrier-world.ts';
import type { Guarantee } from './guarantee.ts';
import { BUYING } from './supplier/buying.ts';
import { FAILING } from './supplier/failing.ts';
import { LISTING } from './supplier/listing.ts';
import { MOVING } from './supplier/moving.ts';

/** What every carrier gives who buys its numbers. */
export const SUPPLIER_GUARANTEES: readonly Guarantee<CarrierWorld>[] = [
  ...BUYING,
  ...LISTING,
  ...FAILING,
  ...MOVING,
];
