import type { ConnectionName } from '../../lib/carriers/connection.ts';
import type { Mask } from '../../lib/masks/mask.ts';
import type { MaskStore } from '../../lib/masks/mask-store.ts';
import type { ReleasedOrNot } from '../../lib/numbers/releasing/release-mask.ts';
import type { E164 } from '../../lib/phone/e164.ts';

export interface ReleaseAllOrder {
  readonly store: Pick<MaskStore, 'scan'>;
  /** Masks of others are left alone. */
  readonly connections: readonly ConnectionName[];
  readonly releaseMask: (mask: E164) => Promise<ReleasedOrNot>;
  /** What was typed to confirm. Left out: nothing is released. */
  readonly confirm?: string | undefined;
  /** Told of each mask, while it goes on. */
  readonly tell: (line: string) => void;
}

/**
 * Gives every mask of the connections back, or says what that would be. What was cut off is done by doing it again.
 * @returns whether nothing is left to be released
 * @throws Error in words when the confirmation is not right
 */
export const runReleaseAll = async (order: ReleaseAllOrder): Promise<boolean> => {
  const { masks, ordering } = await readMasks(order);
  const phrase = `release ${masks.length} masks`;
  if (order.confirm !== undefined && order.confirm !== phrase) {
    throw new Error(`Nothing was released. There are ${masks.length} masks now: --confirm "${phrase}"`);
  }
  if (ordering > 0) {
    order.tell(`${ordering} more are being ordered. npm run reconcile settles those; then do this again.`);
  }
  if (masks.length === 0) {
    order.tell('There is no mask to release.');
    return ordering === 0;
  }
  const isDone = order.confirm === undefined ? list(order, masks, phrase) : await releaseEach(order, masks);
  return isDone && ordering === 0;
};

const readMasks = async ({ store, connections }: ReleaseAllOrder) => {
  const masks: Mask[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.scan(cursor);
    masks.push(...page.masks.filter((row) => row.state !== 'released'));
    cursor = page.cursor;
  } while (cursor !== undefined);
  const ours = masks.filter((mask) => connections.includes(mask.connection));
  const settled = ours.filter(({ state }) => state !== 'ordering');
  return { masks: settled, ordering: ours.length - settled.length };
};

const list = ({ tell }: ReleaseAllOrder, masks: readonly Mask[], phrase: string): boolean => {
  for (const { mask, id, state, origin, label = '' } of masks) {
    tell(`  ${mask}  ${id}  ${state}${origin === 'imported' ? ', imported' : ''}  ${label}`.trimEnd());
  }
  const isAnyKept = masks.some(({ origin }) => origin === 'imported');
  const but = isAnyKept ? ', but for the imported ones, which stay in the account' : '';
  tell(`\nNothing was released. These numbers are lost for good when you do it${but}: --confirm "${phrase}"`);
  return true;
};

const releaseEach = async (order: ReleaseAllOrder, masks: readonly Mask[]): Promise<boolean> => {
  let left = 0;
  for (const { mask, id } of masks) {
    const result = await release(order, mask);
    left += result.startsWith('released') ? 0 : 1;
    order.tell(`  ${mask}  ${id}  ${result}`);
  }
  order.tell(
    left === 0
      ? `\nAll ${masks.length} masks have gone back.`
      : `\n${left} of ${masks.length} are left. Do it again.`,
  );
  return left === 0;
};

const SAID: Readonly<Record<Exclude<ReleasedOrNot['released'], 'unconfirmed'>, string>> = {
  'by-carrier': 'released',
  'was-gone': 'released',
  restored: 'released, and stays in the account',
  later: 'not released: the carrier takes it back later',
};

/** One that fails does not stop the others. */
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
