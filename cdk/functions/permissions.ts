import type { SettingOfFunctions } from './setting-variables.ts';

/** What one function may do, and nothing else: its role and its environment are made from this alone. */
export interface Permissions {
  /** What it may do on the table itself. */
  readonly table: readonly RowPermission[];
  /** Actions on the index `byPerson`, whose partition key is a telephone number. */
  readonly byPerson?: readonly `dynamodb:${string}`[];
  /** The settings of the stack that it goes by. */
  readonly settings?: readonly SettingOfFunctions[];
  /** What it has to do with the carriers. Left out: nothing. */
  readonly carriers?: keyof typeof CARRIER_WORK;
  /** Runs by the clock and nobody waits for it: gets all the time that Lambda gives. */
  readonly reconciliations?: true;
}

/** What a function does with carriers, and of which secrets it may therefore read the connections' own. */
export const CARRIER_WORK = {
  /** Buys at them, and releases: gets time to wait for their answers, too. */
  calls: 'api',
  /** Tells them where calls go, and has to know that it is they who ask. */
  answers: 'signing',
  /** Knows which connections there are, and what their carriers can do. */
  knows: undefined,
} as const;

export interface RowPermission {
  readonly actions: readonly `dynamodb:${string}`[];
  /** Which rows. `EVERY_ROW` only for a scan, which DynamoDB does not limit by keys. */
  readonly rows: readonly RowKind[] | typeof EVERY_ROW;
}

/** The partition keys of each kind of rows, as lib/table/rows.ts makes them and as IAM's `StringLike` reads them. */
export const ROWS = {
  /** Masks, what is known of one caller of a mask, and of whom a hidden number is. */
  number: '+*',
  request: 'REQUEST#*',
  day: 'DAY#*',
  reconcile: 'RECONCILIATION#*',
  webhookKey: 'KEY#*',
  callCounter: 'CALLS#*',
  installation: 'INSTALLATION',
} as const;

type RowKind = keyof typeof ROWS;

export const EVERY_ROW = 'every row';

const GET = 'dynamodb:GetItem';
const PUT = 'dynamodb:PutItem';
const DELETE = 'dynamodb:DeleteItem';
const QUERY = 'dynamodb:Query';

/** What says which numbers at a carrier are this table's. Whoever needs it first makes it. */
const INSTALLATION: RowPermission = { actions: [GET, PUT], rows: ['installation'] };

const SCAN: RowPermission = { actions: ['dynamodb:Scan'], rows: EVERY_ROW };

/** By the name of the folder below `functions/`. A function is made for each; a route or a schedule to any other is refused. */
export const PERMISSIONS: Readonly<Record<string, Permissions>> = {
  'create-mask': {
    table: [{ actions: [GET, PUT, DELETE], rows: ['number', 'request', 'day'] }, INSTALLATION],
    byPerson: [QUERY],
    carriers: 'calls',
    settings: ['tombstoneDays', 'maskableNumbers', 'masksPerNumber', 'masksPerDay', 'requestRetentionHours'],
  },
  'list-masks': { table: [SCAN], byPerson: [QUERY] },
  'show-mask': { table: [{ actions: [GET], rows: ['number'] }] },
  'change-mask': {
    // Where the new number is full, it looks whether the requests that took slots still need them.
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
      INSTALLATION,
    ],
    byPerson: [QUERY],
    carriers: 'calls',
    settings: ['tombstoneDays'],
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
