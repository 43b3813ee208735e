import { describe } from '@jest/globals';
import { proveCarrier } from '../contract/prove-carrier.ts';

/** The carrier that docs/add-a-carrier.md explains gives all that the carriers of lib give, without an exception. */
describe('the carrier example', () => proveCarrier('example'));
