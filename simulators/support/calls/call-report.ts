/** Something that happened in a call: a sentence for people, and details for programs. */
export interface SimulatorEvent {
  /** Seconds on the call's own clock, which does not run in real time. */
  readonly seconds: number;
  readonly event: string;
  readonly words: string;
  readonly [detail: string]: unknown;
}

/** How a call stands or ended, as control calls report it. */
export interface CallReport {
  readonly id: string;
  readonly state: string;
  readonly connectedTo?: string;
  readonly callerIdShown?: string;
  readonly events: readonly SimulatorEvent[];
}

/** Something with a clock of its own and a list of events. */
interface Eventful {
  readonly seconds: number;
  readonly events: SimulatorEvent[];
}

export const note = (
  { seconds, events }: Eventful,
  event: string,
  words: string,
  details: Readonly<Record<string, unknown>> = {},
): void => {
  events.push({ seconds: Math.round(seconds), event, words, ...details });
};
