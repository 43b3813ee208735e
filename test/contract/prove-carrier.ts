import { describe } from '@jest/globals';
import { CALL_GUARANTEES } from './call-protocol.ts';
import { makeCallWorld } from './calls/call-world.ts';
import { makeCarrierWorld } from './carriers/carrier-world.ts';
import type { TestedCarrier } from './carriers/kits.ts';
import { CARRIER_KITS } from './carriers/kits.ts';
import { SUPPLIER_GUARANTEES } from './number-supplier.ts';
import { proveEach } from './prove-each.ts';

/** Has the tests of both contracts for a carrier, and those of the numbers again for each variant of it. */
export const proveCarrier = (carrier: TestedCarrier): void => {
  describe('sells numbers', () => {
    proveEach(carrier, SUPPLIER_GUARANTEES, () => makeCarrierWorld(carrier));
  });
  for (const variant of Object.keys(CARRIER_KITS[carrier].variants)) {
    describe(`${variant}, sells numbers`, () => {
      proveEach(carrier, SUPPLIER_GUARANTEES, () => makeCarrierWorld(carrier, { variant }));
    });
  }
  describe('carries calls', () => {
    proveEach(carrier, CALL_GUARANTEES, () => makeCallWorld(carrier));
  });
};
