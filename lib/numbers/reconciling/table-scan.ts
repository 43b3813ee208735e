import type { ErasedRequest, StoredRequest } from '../buying/stored-request.ts';
import type { NumberRow } from '../owned-number.ts';
import type { Slots } from '../quotas/slots.ts';

/** One page of the table, in no order. */
export interface ScanPage {
  /** Tombstones included. */
  readonly numbers: readonly NumberRow[];
  readonly requests: readonly (ErasedRequest | StoredRequest)[];
  /** Those of people's quotas. Those of days expire by themselves. */
  readonly slots: readonly Slots[];
  /** Where the next page begins. Left out on the last one. */
  readonly cursor?: string;
}

/** Reads every row that the reconciliation compares, page by page. */
export interface TableScan {
  /** Strongly consistent: each row comes once. A row that changes during the scan comes as it was or as it is. */
  scan(cursor?: string): Promise<ScanPage>;
}
