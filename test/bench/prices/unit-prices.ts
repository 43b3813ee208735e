/** What one of something costs. */
export interface UnitPrice {
  readonly usd: number;
  /** `million requests` */
  readonly unit: string;
  /** How many of what is counted are one unit. */
  readonly size: number;
  /** Where to look, because prices change. */
  readonly page: string;
}

/** On demand, without the free tier, the first step of each scale. */
export const REGION = 'us-east-1';
export const AS_OF = 'October 2025';

const MILLION = 1_000_000;
const GB = 1024 ** 3;

const LAMBDA = 'https://aws.amazon.com/lambda/pricing/';
const DYNAMODB = 'https://aws.amazon.com/dynamodb/pricing/on-demand/';
const CLOUDWATCH = 'https://aws.amazon.com/cloudwatch/pricing/';
const SECRETS = 'https://aws.amazon.com/secrets-manager/pricing/';

export const UNIT_PRICES = {
  apiRequest: {
    usd: 1,
    unit: 'million requests',
    size: MILLION,
    page: 'https://aws.amazon.com/api-gateway/pricing/',
  },
  sentByte: {
    usd: 0.09,
    unit: 'GB',
    size: GB,
    page: 'https://aws.amazon.com/ec2/pricing/on-demand/#Data_Transfer',
  },
  lambdaRequest: { usd: 0.2, unit: 'million requests', size: MILLION, page: LAMBDA },
  lambdaGbSecond: { usd: 0.0000133334, unit: 'GB-second, arm64', size: 1, page: LAMBDA },
  readyGbSecond: { usd: 0.0000033334, unit: 'GB-second, arm64', size: 1, page: LAMBDA },
  tableRead: { usd: 0.125, unit: 'million read units', size: MILLION, page: DYNAMODB },
  tableWrite: { usd: 0.625, unit: 'million write units', size: MILLION, page: DYNAMODB },
  tableByte: { usd: 0.25, unit: 'GB and month', size: GB, page: DYNAMODB },
  backupByte: { usd: 0.2, unit: 'GB and month', size: GB, page: DYNAMODB },
  loggedByte: { usd: 0.5, unit: 'GB', size: GB, page: CLOUDWATCH },
  keptLogByte: { usd: 0.03, unit: 'GB and month', size: GB, page: CLOUDWATCH },
  metric: { usd: 0.3, unit: 'metric', size: 1, page: CLOUDWATCH },
  alarm: { usd: 0.1, unit: 'alarm', size: 1, page: CLOUDWATCH },
  secret: { usd: 0.4, unit: 'secret', size: 1, page: SECRETS },
  secretRead: { usd: 0.05, unit: '10 000 requests', size: 10_000, page: SECRETS },
} as const satisfies Record<string, UnitPrice>;

export type Priced = keyof typeof UNIT_PRICES;

/** A carrier in the United States. A minute of a connected call is one in and one out. */
export interface CarrierPrice {
  readonly name: string;
  /** Of a local number, a month. Left out: not in what we have. */
  readonly numberUsd?: number;
  readonly minuteInUsd?: number;
  readonly minuteOutUsd?: number;
  readonly page: string;
}

export const CARRIERS_AS_OF = 'August 2026';

/** Tropo has closed, and its prices with it. */
export const CARRIER_PRICES: readonly CarrierPrice[] = [
  {
    name: 'Twilio',
    numberUsd: 1.15,
    minuteInUsd: 0.0085,
    minuteOutUsd: 0.014,
    page: 'https://www.twilio.com/en-us/voice/pricing/us',
  },
  {
    name: 'SignalWire',
    minuteInUsd: 0.0066,
    minuteOutUsd: 0.008,
    page: 'https://signalwire.com/pricing',
  },
  {
    name: 'Plivo',
    numberUsd: 1,
    minuteInUsd: 0.0055,
    minuteOutUsd: 0.0115,
    page: 'https://www.plivo.com/voice/pricing/us/',
  },
  { name: 'Telnyx', numberUsd: 1, minuteOutUsd: 0.01, page: 'https://telnyx.com/pricing' },
];
