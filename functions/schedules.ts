/** One function that runs by the clock rather than for a request. */
export interface Schedule {
  /** The folder below `functions/`. */
  readonly function: string;
  /** The setting of the stack that says how often. */
  readonly everyMinutes: 'reconcileEveryMinutes';
}

/** Every schedule there is. */
export const SCHEDULES: readonly Schedule[] = [
  { function: 'reconcile', everyMinutes: 'reconcileEveryMinutes' },
];
