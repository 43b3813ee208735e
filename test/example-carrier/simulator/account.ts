import type { StockOverrides } from '../../../simulators/support/stock/stock.ts';

/** The account's constants, all of them invented. */
export const EXAMPLE_CREDENTIALS = {
  account: 'acc-1',
  apiKey: 'example-simulated-api-key',
  signingKey: 'example-simulated-signing-key',
} as const;

/** A number that the account owns, as the API shows it. */
export interface ExampleNumber {
  readonly number: string;
  readonly label: string;
  readonly voiceUrl: string;
  readonly fallbackUrl: string;
}

/** What must survive a restart, in plain JSON. */
export interface ExampleState {
  readonly numbers: readonly ExampleNumber[];
  readonly stock: StockOverrides;
}

export interface ExampleSettings {
  /** Whether numbers are sold only with a document. */
  readonly documentsNeeded: boolean;
}
