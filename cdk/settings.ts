import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { z } from 'zod';

const wholeNumber = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/** From the command line a setting is text. */
const yesOrNo = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')], {
  error: 'must be true or false',
});

const DAYS = Object.values(RetentionDays).filter(
  (days): days is RetentionDays => typeof days === 'number' && days !== RetentionDays.INFINITE,
);

/** What a deployer may choose, as `cdk -c name=value` (always text) or under `context` in cdk.json. */
const SETTINGS = z.object({
  stackName: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,127}$/, 'must be letters, digits and hyphens, a letter first')
    .default('Callmask'),
  tropoApiUrl: z
    .url({ protocol: /^https$/, error: 'must be an https URL' })
    .default('https://api.tropo.com/v1'),
  memoryMb: wholeNumber(128, 10_240).default(1024),
  logRetentionDays: z.coerce
    .number()
    .refine((days) => DAYS.includes(days), `must be one of ${DAYS.join(', ')}`)
    .default(RetentionDays.ONE_MONTH),
  apiRequestsPerSecond: wholeNumber(1, 10_000).default(10),
  apiBurst: wholeNumber(1, 5_000).default(20),
  transferRequestsPerSecond: wholeNumber(1, 10_000).default(200),
  transferBurst: wholeNumber(1, 5_000).default(400),
  sweepEveryMinutes: wholeNumber(15, 1440).default(60),
  releaseAfterDays: wholeNumber(0, 365).default(7),
  tombstoneDays: wholeNumber(1, 3650).default(90),
  releaseOrphans: yesOrNo.default(false),
  orphanGraceHours: wholeNumber(1, 720).default(24),
  tableName: z
    .string()
    .regex(/^[A-Za-z0-9_.-]{3,255}$/, 'must be the name of a table')
    .optional(),
  alarmEmail: z.email('must be an e-mail address').optional(),
});

export type Settings = Readonly<z.infer<typeof SETTINGS>>;

/** Throws with one line for each setting that is wrong. A name that is not ours goes unnoticed: CDK's own are among them. */
export const readSettings = (contextOf: (name: string) => unknown): Settings => {
  const given = Object.keys(SETTINGS.shape).map((name) => [name, contextOf(name)]);
  const settings = SETTINGS.safeParse(Object.fromEntries(given));
  if (settings.success) return settings.data;
  throw new Error(`Settings that cannot be used:\n${z.prettifyError(settings.error)}`);
};
