import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { HttpApi } from '../api/http-api.ts';
import { answersCallers } from '../functions/answers-callers.ts';
import type { HttpFunction } from '../functions/http-function.ts';
import { METRICS } from './metrics.ts';
import { TransferTurnedAway } from './transfer-turned-away.ts';

/** By then the caller, who hears ringing meanwhile, should have heard at least the fallback message. */
const SLOW_ANSWER_MS = 2_000;

const period = Duration.minutes(5);

interface AlarmsProps {
  readonly topic: ITopic;
  readonly api: HttpApi;
  readonly functions: ReadonlyMap<string, HttpFunction>;
  /** Whether the carrier of a connection signs its requests. */
  readonly hasSignatures: boolean;
}

interface Watch {
  readonly name: string;
  readonly metric: Metric;
  /** The alarm sounds above this. */
  readonly threshold: number;
  /** What has happened, for the person on call. */
  readonly description: string;
}

/** Everything that an operator has to know. Each alarm covers five minutes, and missing data counts as good. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, { topic, api, functions, hasSignatures }: AlarmsProps) {
    super(scope, id);
    const action = new SnsAction(topic);
    const watches = [
      ...[...COUNTED, ...(hasSignatures ? COUNTED_OF_SIGNERS : [])].map(counted),
      serverErrors(api),
      turnedAway(this, api),
      ...[...functions.values()].flatMap(watchesOf),
    ];
    for (const { name, metric, threshold, description } of watches) {
      const alarm = metric.createAlarm(this, name, {
        threshold,
        alarmDescription: description,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
      alarm.addAlarmAction(action);
    }
  }
}

type CountedWatch = Pick<Watch, 'description' | 'name'> &
  Partial<Pick<Watch, 'threshold'>> & { readonly metricName: string };

/** Our own metrics that alarm at one, by the event of the log. */
const COUNTED: readonly CountedWatch[] = [
  {
    name: 'fallback-played',
    metricName: 'FallbackPlayed',
    description:
      'A caller heard the fallback message, because our side failed. The log of the function transfer says why.',
  },
  {
    name: 'orphan-found',
    metricName: 'OrphanFound',
    description: 'A number at the carrier costs money and is untracked: no row has it. See docs/runbook.md.',
  },
  {
    name: 'missing-number-found',
    metricName: 'MissingNumberFound',
    description: 'The carrier no longer has a number that is an active mask: calls to it fail.',
  },
  {
    name: 'missing-number-recovered',
    metricName: 'MissingNumberRecovered',
    description:
      'The carrier sold us a number that is an active mask: it was missing, and keeps its assignment.',
  },
  {
    name: 'reconciliation-refused',
    metricName: 'ReconciliationRefused',
    description:
      'The reconciliation may see the wrong account. It left alone what depends on that. npm run callmask -- reconcile shows it.',
  },
  {
    name: 'reconciliation-failed',
    metricName: 'ReconciliationFailed',
    description: 'The reconciliation could not list the carrier or read the table. Its log says why.',
  },
  {
    name: 'reconciliation-step-failed',
    metricName: 'ReconciliationStepFailed',
    description: 'The reconciliation could not finish a number. It tries again each time; its log says why.',
  },
];

/** The same, for carriers that sign and whose numbers say where their calls go. */
const COUNTED_OF_SIGNERS: readonly CountedWatch[] = [
  {
    name: 'webhook-not-ours',
    // Higher, because scanners and the doctor send forged requests to addresses that can be guessed.
    threshold: 3,
    metricName: 'WebhookNotOurs',
    description:
      'Requests to the call flow failed their signature check. If they come from the carrier, no call is connected. npm run callmask -- doctor says why.',
  },
  {
    name: 'drift-found',
    metricName: 'DriftFound',
    description:
      'The calls of a mask do not come to this stack any more. npm run callmask -- repoint sends them here.',
  },
];

const counted = ({ metricName, threshold = 0, ...watch }: CountedWatch): Watch => ({
  ...watch,
  threshold,
  metric: new Metric({
    namespace: METRICS.namespace,
    metricName,
    dimensionsMap: { service: METRICS.service },
    statistic: Stats.SUM,
    period,
  }),
});

const serverErrors = (api: HttpApi): Watch => ({
  name: 'api-5xx',
  metric: api.metricServerError({ statistic: Stats.SUM, period }),
  threshold: 0,
  description: 'A request was answered 5xx: a function failed, or a carrier did (502). See the access log.',
});

const turnedAway = (scope: Construct, { accessLog }: HttpApi): Watch => ({
  name: 'transfer-turned-away',
  metric: new TransferTurnedAway(scope, 'TransferTurnedAway', accessLog).metric({
    statistic: Stats.SUM,
    period,
  }),
  threshold: 0,
  description:
    'API Gateway answered a carrier 429 or 5xx: a caller heard neither the person nor a fallback message.',
});

/** Metrics of the function itself, which include its versions and its alias. */
const watchesOf = ({ name, lambda }: HttpFunction): Watch[] => [
  {
    name: `${name}-errors`,
    metric: lambda.metricErrors({ period }),
    threshold: 0,
    description: `The function ${name} crashed or ran out of time. Its log says why.`,
  },
  {
    name: `${name}-throttles`,
    metric: lambda.metricThrottles({ period }),
    threshold: 0,
    description: `The function ${name} was not run, because its own concurrency or the account’s is used up.`,
  },
  ...(answersCallers(name) ? [slowAnswers(name, lambda)] : []),
];

const slowAnswers = (name: string, lambda: HttpFunction['lambda']): Watch => ({
  name: `${name}-slow`,
  metric: lambda.metricDuration({ statistic: Stats.percentile(99), period }),
  threshold: SLOW_ANSWER_MS,
  description: `One call in a hundred waited more than ${SLOW_ANSWER_MS} ms for the function ${name}.`,
});
