import type { ErasedRequest, StoredRequest } from '../buying/stored-request.ts';
import type { NumberRow } from '../owned-number.ts';
import type { Slots } from '../quotas/slots.ts';

/** A part of all that is on file, in no order. */
export interface ScanPage {
  /** Tombstones among them. */
  readonly numbers: readonly NumberRow[];
  readonly requests: readonly (ErasedRequest | StoredRequest)[];
  /** Those of the quotas of people. Those of days go by themselves. */
  readonly slots: readonly Slots[];
  /** Where the next part begins. Left out on the last one. */
  readonly cursor?: string;
}

/** Reads every row that the reconciliation compares, part by part. */
export interface TableScan {
  /** Strongly consistent: each row once. A row that changes meanwhile comes as it was or as it is. */
  scan(cursor?: string): Promise<ScanPage>;
}
