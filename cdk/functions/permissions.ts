import type { SettingOfFunctions } from './setting-variables.ts';

/** What one function may do. Its role and its environment are made from this alone. */
export interface Permissions {
  /** What it may do on the table itself. */
  readonly table: readonly RowPermission[];
  /** Actions on the index `byPerson`, whose partition key is a telephone number. */
  readonly byPerson?: readonly `dynamodb:${string}`[];
  /** Actions on the index `byList`, whose partition key is the name of a list. */
  readonly byList?: readonly `dynamodb:${string}`[];
  /** The settings of the stack that it reads. */
  readonly settings?: readonly SettingOfFunctions[];
  /** What it does with carriers. Left out: nothing. */
  readonly carriers?: keyof typeof CARRIER_WORK;
  /** Runs on a schedule, so it gets all the time that Lambda allows. */
  readonly reconciliations?: true;
}

/** What a function does with carriers, and which secret of each connection it may read for that. */
export const CARRIER_WORK = {
  /** Calls their APIs to buy and release, and gets time to wait for their answers. */
  calls: 'api',
  /** Answers their webhooks, and has to check their signatures. */
  answers: 'signing',
  /** Reads only the list of connections and what their carriers can do. */
  knows: undefined,
} as const;

export interface RowPermission {
  readonly actions: readonly `dynamodb:${string}`[];
  /** `EVERY_ROW` only for a scan, which DynamoDB cannot limit by keys. */
  readonly rows: readonly RowKind[] | typeof EVERY_ROW;
}

/** Patterns of partition keys for IAM's `StringLike`; lib/table/keys.ts makes the keys. */
export const ROWS = {
  /** Owned numbers, rows about one caller of a mask, and rows of hidden numbers. */
  number: '+*',
  request: 'REQUEST#*',
  day: 'DAY#*',
  reconcile: 'RECONCILIATION#*',
  webhookKey: 'KEY#*',
  callCounter: 'CALLS#*',
  installation: 'INSTALLATION',
  /** In the index `byList`. */
  list: 'masks',
} as const;

type RowKind = keyof typeof ROWS;

export const EVERY_ROW = 'every row';

const GET = 'dynamodb:GetItem';
const PUT = 'dynamodb:PutItem';
const DELETE = 'dynamodb:DeleteItem';
const QUERY = 'dynamodb:Query';

/** The name of the table, which marks its numbers at the carriers. The first function that needs it creates it. */
const INSTALLATION: RowPermission = { actions: [GET, PUT], rows: ['installation'] };

const SCAN: RowPermission = { actions: ['dynamodb:Scan'], rows: EVERY_ROW };

/** By the name of the folder below `functions/`. Each gets a function; a route or a schedule to any other name is refused. */
export const PERMISSIONS: Readonly<Record<string, Permissions>> = {
  'create-mask': {
    table: [{ actions: [GET, PUT, DELETE], rows: ['number', 'request', 'day'] }, INSTALLATION],
    byPerson: [QUERY],
    carriers: 'calls',
    settings: ['tombstoneDays', 'maskableNumbers', 'masksPerNumber', 'masksPerDay', 'requestRetentionHours'],
  },
  'list-masks': { table: [], byPerson: [QUERY], byList: [QUERY] },
  'show-mask': { table: [{ actions: [GET], rows: ['number'] }] },
  'change-mask': {
    // If the new number's quota is full, it checks whether the requests that took slots still need them.
    table: [
      { actions: [GET, PUT, DELETE], rows: ['number'] },
      { actions: [GET], rows: ['request'] },
    ],
    byPerson: [QUERY],
    carriers: 'knows',
    settings: ['maskableNumbers', 'masksPerNumber'],
  },
  'release-mask': {
    table: [{ actions: [GET, PUT, DELETE, QUERY], rows: ['number'] }, INSTALLATION],
    carriers: 'calls',
    settings: ['tombstoneDays'],
  },
  'list-blocks': { table: [{ actions: [GET, QUERY], rows: ['number'] }] },
  'block-caller': { table: [{ actions: [GET, PUT, DELETE, QUERY], rows: ['number'] }] },
  'unblock-caller': { table: [{ actions: [GET, DELETE], rows: ['number'] }] },
  'erase-person': {
    table: [
      { actions: [GET, PUT, DELETE, QUERY], rows: ['number'] },
      { actions: [GET, PUT], rows: ['request'] },
      { actions: [GET, DELETE, QUERY], rows: ['reconcile'] },
      INSTALLATION,
    ],
    byPerson: [QUERY],
    byList: [QUERY],
    carriers: 'calls',
    settings: ['tombstoneDays'],
  },
  'export-person': {
    table: [{ actions: [GET, QUERY], rows: ['number', 'reconcile'] }],
    byPerson: [QUERY],
    byList: [QUERY],
    carriers: 'knows',
  },
  reconcile: {
    table: [
      { actions: [GET, PUT, DELETE, QUERY], rows: ['number', 'reconcile'] },
      { actions: [GET, PUT, DELETE], rows: ['request', 'day'] },
      INSTALLATION,
      SCAN,
    ],
    byPerson: [QUERY],
    carriers: 'calls',
    reconciliations: true,
    settings: ['tombstoneDays', 'releaseAfterDays', 'releaseOrphans', 'orphanGraceHours'],
  },
  'list-carriers': { table: [INSTALLATION], carriers: 'calls' },
  transfer: {
    table: [
      { actions: ['dynamodb:BatchGetItem'], rows: ['number', 'webhookKey'] },
      { actions: ['dynamodb:UpdateItem'], rows: ['callCounter'] },
    ],
    carriers: 'answers',
    settings: ['callsPerMinutePerMask', 'callsPerMinutePerCaller', 'callLimitMinutes'],
  },
};
