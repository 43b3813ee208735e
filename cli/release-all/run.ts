import type { ConnectionName } from '../../lib/carriers/connection.ts';
import type { Mask } from '../../lib/masks/mask.ts';
import { isDedicated } from '../../lib/masks/mask.ts';
import type { ReleasedOrNot } from '../../lib/masks/release-mask.ts';
import type { TableScan } from '../../lib/numbers/reconciling/table-scan.ts';
import type { E164 } from '../../lib/phone/e164.ts';

export interface ReleaseAllOrder {
  readonly store: TableScan;
  /** Masks of other connections are left alone. */
  readonly connections: readonly ConnectionName[];
  readonly releaseMask: (mask: E164) => Promise<ReleasedOrNot>;
  /** What the operator typed to confirm. Left out: the masks are only listed. */
  readonly confirm?: string | undefined;
  readonly tell: (line: string) => void;
}

export interface ReleaseAllResult {
  /** Whether nothing is left to be released, or all is only listed. */
  readonly isDone: boolean;
  /** What confirms the list. Left out: it was confirmed, or is empty. */
  readonly confirm?: string;
  /** How many masks are still being ordered. */
  readonly ordering: number;
  readonly masks: readonly ListedMask[];
}

/** A mask, and what was done with it. */
interface ListedMask extends Pick<Mask, 'id' | 'mask' | 'origin' | 'state'> {
  readonly result?: string;
}

/**
 * Releases every mask of the connections, or lists them. What was cut off is finished by another run.
 * @throws Error in words when the confirmation is not right
 */
export const runReleaseAll = async (order: ReleaseAllOrder): Promise<ReleaseAllResult> => {
  const { masks, ordering } = await readMasks(order);
  const phrase = `release ${masks.length} masks`;
  if (order.confirm !== undefined && order.confirm !== phrase) {
    throw new Error(`Nothing was released. There are ${masks.length} masks now: --confirm "${phrase}"`);
  }
  if (ordering > 0) {
    order.tell(
      `${ordering} more are being ordered. npm run callmask -- reconcile finishes those; then run this command again.`,
    );
  }
  if (masks.length === 0) {
    order.tell('There is no mask to release.');
    return { isDone: ordering === 0, ordering, masks: [] };
  }
  if (order.confirm === undefined) {
    list(order, masks, phrase);
    return { isDone: ordering === 0, confirm: phrase, ordering, masks: masks.map(listed) };
  }
  const { isDone, results } = await releaseEach(order, masks);
  return { isDone: isDone && ordering === 0, ordering, masks: results };
};

const listed = ({ id, mask, origin, state }: Mask): ListedMask => ({ id, mask, origin, state });

const readMasks = async ({ store, connections }: ReleaseAllOrder) => {
  const masks: Mask[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.scan(cursor);
    masks.push(...page.numbers.filter((row) => row.state !== 'released').filter(isDedicated));
    cursor = page.cursor;
  } while (cursor !== undefined);
  const ours = masks.filter((mask) => connections.includes(mask.connection));
  const releasable = ours.filter(({ state }) => state !== 'ordering');
  return { masks: releasable, ordering: ours.length - releasable.length };
};

const list = ({ tell }: ReleaseAllOrder, masks: readonly Mask[], phrase: string): void => {
  for (const { mask, id, state, origin, label = '' } of masks) {
    tell(`  ${mask}  ${id}  ${state}${origin === 'imported' ? ', imported' : ''}  ${label}`.trimEnd());
  }
  const isAnyKept = masks.some(({ origin }) => origin === 'imported');
  const but = isAnyKept ? ' (imported ones stay in the account)' : '';
  tell(
    `\nNothing was released. A release cannot be undone; to release these numbers${but}: --confirm "${phrase}"`,
  );
};

const releaseEach = async (
  order: ReleaseAllOrder,
  masks: readonly Mask[],
): Promise<{ readonly isDone: boolean; readonly results: readonly ListedMask[] }> => {
  const results: ListedMask[] = [];
  let left = 0;
  for (const mask of masks) {
    const result = await release(order, mask.mask);
    left += result.startsWith('released') ? 0 : 1;
    order.tell(`  ${mask.mask}  ${mask.id}  ${result}`);
    results.push({ ...listed(mask), result });
  }
  order.tell(
    left === 0
      ? `\nAll ${masks.length} masks are released.`
      : `\n${left} of ${masks.length} are left. Run the command again.`,
  );
  return { isDone: left === 0, results };
};

const SAID: Readonly<Record<Exclude<ReleasedOrNot['released'], 'unconfirmed'>, string>> = {
  'by-carrier': 'released',
  'was-gone': 'released',
  restored: 'released, and stays in the account',
  later: 'not released: the carrier takes it back later',
};

/** A failure does not stop the other releases. */
const release = async ({ releaseMask }: ReleaseAllOrder, mask: E164): Promise<string> => {
  try {
    const { released, cause } = await releaseMask(mask);
    return released === 'unconfirmed' ? reasonOf(cause) : SAID[released];
  } catch (error) {
    return reasonOf(error);
  }
};

const reasonOf = (cause: unknown): string =>
  `not released: ${cause instanceof Error ? cause.message : String(cause)}`;
