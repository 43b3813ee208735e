import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { z } from 'zod';
import {
  CARRIERS,
  type CarrierName,
  DEFAULT_CARRIER,
  descriptionOf,
  parseConnections,
} from '../lib/carriers/connection.ts';

/** From the command line a setting is text. An empty text is refused, because 0 means "no limit" to some settings. */
const wholeNumber = (least: number, most: number) =>
  z
    .union(
      [
        z.number(),
        z
          .string()
          .regex(/^-?\d+$/)
          .transform(Number),
      ],
      { error: 'must be a whole number' },
    )
    .pipe(z.number().int().min(least).max(most));

const yesOrNo = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')], {
  error: 'must be true or false',
});

const httpsUrl = z.url({ protocol: /^https$/, error: 'must be an https URL' });

/** Paths are appended to it. */
const baseUrl = httpsUrl
  .refine((url) => !/[?#]/.test(url), 'must be without a query')
  .transform((url) => url.replace(/\/+$/, ''));

const connections = z.string().superRefine((text, { addIssue }) => {
  try {
    parseConnections(text);
  } catch (error) {
    addIssue(String(error instanceof Error ? error.message : error));
  }
});

const DAYS = Object.values(RetentionDays).filter(
  (days): days is RetentionDays => typeof days === 'number' && days !== RetentionDays.INFINITE,
);

/** What a deployer may choose, as `cdk -c name=value` (always text) or under `context` in cdk.json. */
const CHOICES = {
  stackName: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,127}$/, 'must be letters, digits and hyphens, a letter first')
    .default('Callmask'),
  connections: connections.default(DEFAULT_CARRIER),
  publicUrl: baseUrl.optional(),
  fallbackUrl: httpsUrl.optional(),
  memoryMb: wholeNumber(128, 10_240).default(1024),
  transferMemoryMb: wholeNumber(512, 10_240).default(1024),
  transferProvisionedConcurrency: wholeNumber(0, 10_000).default(0),
  transferReservedConcurrency: wholeNumber(1, 10_000).optional(),
  logRetentionDays: z.coerce
    .number()
    .refine((days) => DAYS.includes(days), `must be one of ${DAYS.join(', ')}`)
    .default(RetentionDays.ONE_MONTH),
  jwtIssuer: httpsUrl.optional(),
  jwtAudience: z
    .string()
    .regex(/^[^,\s]+(,[^,\s]+)*$/, 'must be one or more values with commas between them and no blanks')
    .transform((text) => text.split(','))
    .optional(),
  apiRequestsPerSecond: wholeNumber(1, 10_000).default(10),
  apiBurst: wholeNumber(1, 5_000).default(20),
  createRequestsPerSecond: wholeNumber(1, 10_000).default(2),
  createBurst: wholeNumber(1, 5_000).default(5),
  transferRequestsPerSecond: wholeNumber(1, 10_000).default(200),
  transferBurst: wholeNumber(1, 5_000).default(400),
  maskableNumbers: z
    .string()
    // Only the form is checked here. The functions, which read numbers, know the countries and types.
    .regex(
      /^[A-Z]{2}(:[a-z-]+(\|[a-z-]+)*)?(,[A-Z]{2}(:[a-z-]+(\|[a-z-]+)*)?)*$/,
      'must be countries, and types where not all are meant, such as US,CA or US,GB:mobile|fixed-line',
    )
    .default('US,CA'),
  masksPerNumber: wholeNumber(1, 1000).default(10),
  masksPerDay: wholeNumber(1, 1000).default(100),
  requestRetentionHours: wholeNumber(1, 168).default(24),
  callsPerMinutePerMask: wholeNumber(0, 100_000).default(300),
  callsPerMinutePerCaller: wholeNumber(0, 100_000).default(120),
  callLimitMinutes: wholeNumber(1, 1440).default(240),
  reconcileEveryMinutes: wholeNumber(15, 1440).default(60),
  releaseAfterDays: wholeNumber(0, 365).default(7),
  tombstoneDays: wholeNumber(1, 3650).default(90),
  releaseOrphans: yesOrNo.default(false),
  orphanGraceHours: wholeNumber(1, 720).default(24),
  tableName: z
    .string()
    .regex(/^[A-Za-z0-9_.-]{3,255}$/, 'must be the name of a table')
    .optional(),
  encryptionKeyArn: z
    .string()
    .regex(
      /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/(mrk-[0-9a-f]{32}|[0-9a-f-]{36})$/,
      'must be the ARN of a KMS key, not of an alias',
    )
    .optional(),
  alarmEmail: z.email('must be an e-mail address').optional(),
};

/** The settings for the addresses of carriers' APIs. */
const API_URLS: Readonly<Record<never, never>> = Object.fromEntries(
  CARRIERS.flatMap((carrier) => {
    const { apiUrl } = descriptionOf(carrier);
    return apiUrl === undefined ? [] : [[`${carrier}ApiUrl`, httpsUrl.default(apiUrl)]];
  }),
);

const ALL_CHOICES = { ...CHOICES, ...API_URLS };

/** `jwtIssuer` or `jwtAudience` alone is refused: the API would use IAM although the deployer expects JWTs. */
const SETTINGS = z
  .object(ALL_CHOICES)
  .refine(({ jwtIssuer, jwtAudience }) => (jwtIssuer === undefined) === (jwtAudience === undefined), {
    error: 'jwtIssuer and jwtAudience go together: give both, or neither for IAM',
    path: ['jwtIssuer'],
  })
  .refine(
    ({ transferProvisionedConcurrency, transferReservedConcurrency }) =>
      transferProvisionedConcurrency <= (transferReservedConcurrency ?? Number.POSITIVE_INFINITY),
    {
      error: 'transferProvisionedConcurrency must not be above transferReservedConcurrency',
      path: ['transferProvisionedConcurrency'],
    },
  );

export type Settings = Readonly<z.infer<typeof SETTINGS>> & {
  readonly [apiUrl: `${string}ApiUrl`]: string | undefined;
};

/** The address of the carrier's API. `undefined`: the carrier's own. */
export const apiUrlOf = (carrier: CarrierName, settings: Settings): string | undefined =>
  settings[`${carrier}ApiUrl`];

/** @throws Error with one line for each wrong setting. Unknown names are ignored, because CDK has settings of its own. */
export const readSettings = (contextOf: (name: string) => unknown): Settings => {
  const given = Object.keys(ALL_CHOICES).map((name) => [name, contextOf(name)]);
  const settings = SETTINGS.safeParse(Object.fromEntries(given));
  if (settings.success) return settings.data;
  throw new Error(`Settings that cannot be used:\n${z.prettifyError(settings.error)}`);
};
