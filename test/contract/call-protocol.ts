import type { CallWorld } from './calls/call-world.ts';
import { CONNECTING } from './calls/connecting.ts';
import { TRUSTING } from './calls/trusting.ts';
import type { Guarantee } from './guarantee.ts';

/** What every carrier gives who is called by its numbers. */
export const CALL_GUARANTEES: readonly Guarantee<CallWorld>[] = [...CONNECTING, ...TRUSTING];
