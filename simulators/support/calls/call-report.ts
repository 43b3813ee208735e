import type { SimulatorEvent } from './event.ts';

/** How a call stands or ended, as the control calls answer it. */
export interface CallReport {
  readonly id: string;
  readonly state: string;
  readonly connectedTo?: string;
  readonly callerIdShown?: string;
  readonly events: readonly SimulatorEvent[];
}
