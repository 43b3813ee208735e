/** Something that happened, in words for people, with whatever programs want to know of it. */
export interface SimulatorEvent {
  /** Seconds on the call's own clock, which does not wait for anybody. */
  readonly seconds: number;
  readonly event: string;
  readonly words: string;
  readonly [detail: string]: unknown;
}

/** How a call stands or ended, as the control calls answer it. */
export interface CallReport {
  readonly id: string;
  readonly state: string;
  readonly connectedTo?: string;
  readonly callerIdShown?: string;
  readonly events: readonly SimulatorEvent[];
}

/** What has a clock of its own and a list of what happened by it. */
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
