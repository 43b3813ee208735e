import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { SCHEDULES } from '../../functions/schedules.ts';
import type { Settings } from '../settings.ts';
import type { HttpFunction } from './http-function.ts';

interface SchedulesProps {
  /** By the name of the folder below `functions/`. */
  readonly functions: ReadonlyMap<string, HttpFunction>;
  readonly settings: Settings;
}

/**
 * Runs {@link SCHEDULES} and nothing else. There is no dead-letter queue, because an event holds only the time, and the next
 * run finishes what a failed one left.
 */
export class Schedules extends Construct {
  constructor(scope: Construct, id: string, { functions, settings }: SchedulesProps) {
    super(scope, id);
    for (const { function: name, everyMinutes } of SCHEDULES) {
      const run = functions.get(name);
      if (run === undefined) throw new Error(`${name}: not in cdk/functions/permissions.ts`);
      new Rule(this, name, {
        schedule: Schedule.rate(Duration.minutes(settings[everyMinutes])),
        targets: [new LambdaFunction(run.lambda)],
      });
    }
  }
}
