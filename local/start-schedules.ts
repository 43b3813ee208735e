import type { Context } from 'aws-lambda';
import { SCHEDULES } from '../functions/schedules.ts';

/** A function that a schedule starts. It logs its failures and never rejects. */
export type ScheduledHandler = (event: unknown, context: Pick<Context, 'awsRequestId'>) => Promise<unknown>;

export interface SchedulesOptions {
  /** By the name of the folder below `functions/`. */
  readonly handlers: Readonly<Record<string, ScheduledHandler>>;
  readonly everyMinutes: Readonly<Record<(typeof SCHEDULES)[number]['everyMinutes'], number>>;
  readonly randomId: () => string;
}

const MINUTE_MS = 60_000;

/** Starts each function of {@link SCHEDULES} at its interval, as EventBridge does in a stack. */
export const startSchedules = ({ handlers, everyMinutes, randomId }: SchedulesOptions) => {
  const timers = SCHEDULES.map((schedule) =>
    setInterval(
      () => handlers[schedule.function]?.({}, { awsRequestId: randomId() }),
      everyMinutes[schedule.everyMinutes] * MINUTE_MS,
    ),
  );
  return {
    stop: async (): Promise<void> => {
      for (const timer of timers) {
        clearInterval(timer);
      }
    },
  };
};
