/** So many changes are let through however few masks there are. */
const FEW = 5;
const SHARE = 0.02;

/** How much one reconciliation may change unasked: what is wrong with more than that is rather wrong with the account. */
export const limitOf = (masks: number): number => Math.max(FEW, Math.floor(masks * SHARE));

export type Refusal = 'carrier-list-empty' | 'too-many-changes';

export interface Stock {
  readonly masks: number;
  /** Active, and so at the carrier, if it is the right one. */
  readonly active: number;
  readonly atCarrier: number;
  readonly changes: number;
  readonly acceptChanges?: number | undefined;
}

/** Whether a reconciliation must not touch anything: a wrong account must not empty another. */
export const refusalOf = ({
  masks,
  active,
  atCarrier,
  changes,
  acceptChanges,
}: Stock): Refusal | undefined => {
  if (atCarrier === 0 && active > 0) {
    return 'carrier-list-empty';
  }
  return changes > limitOf(masks) && changes !== acceptChanges ? 'too-many-changes' : undefined;
};
