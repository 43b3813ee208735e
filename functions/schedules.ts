/** A function that runs on a schedule. */
export interface Schedule {
  /** The folder below `functions/`. */
  readonly function: string;
  /** The setting of the stack that says how often. */
  readonly everyMinutes: 'reconcileEveryMinutes';
}

/** All schedules. */
export const SCHEDULES: readonly Schedule[] = [
  { function: 'reconcile', everyMinutes: 'reconcileEveryMinutes' },
];
