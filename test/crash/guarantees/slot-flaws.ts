import type { Mask } from '../../../lib/masks/mask.ts';
import { isNotErased } from '../../../lib/numbers/buying/stored-request.ts';
import type { Slots } from '../../../lib/numbers/quotas/slots.ts';
import type { Store } from '../../../lib/table/store.ts';
import { scanAll } from '../../contract/mask-scans.ts';

interface OnFile {
  readonly masks: readonly Mask[];
  readonly slots: readonly Slots[];
  /** The places that unfinished requests name. */
  readonly wanted: readonly string[];
}

const readAll = async (store: Store): Promise<OnFile> => {
  const pages = await scanAll(store);
  return {
    masks: pages.flatMap(({ numbers }) => numbers).filter((row): row is Mask => row.state !== 'released'),
    slots: pages.flatMap(({ slots }) => slots),
    wanted: pages
      .flatMap(({ requests }) => requests.filter(isNotErased))
      .flatMap(({ person, slot, answer }) => (answer === undefined ? [`${person} ${slot}`] : [])),
  };
};

const named = (masks: readonly Mask[]): readonly string[] =>
  masks.flatMap(({ number, slot }) => (slot === undefined ? [] : [`${number} ${slot}`]));

const taken = (slots: readonly Slots[]): readonly string[] =>
  slots.flatMap((row) => ('number' in row ? row.holders.map(({ id }) => `${row.number} ${id}`) : []));

/** What is never to be, not even for a moment. */
export const slotFlaws = async (store: Store, masksPerNumber: number): Promise<readonly string[]> => {
  const { masks, slots } = await readAll(store);
  const active = masks.filter(({ state }) => state === 'active');
  const hidden = new Set(active.map(({ number }) => number));
  const have = new Set(taken(slots));
  return [
    ...active.filter(({ mask }) => hidden.has(mask)).map(({ mask }) => `a mask and hidden: ${mask}`),
    ...named(active)
      .filter((slot) => !have.has(slot))
      .map((slot) => `a mask without its place: ${slot}`),
    ...slots
      .filter(({ holders }) => holders.length > masksPerNumber)
      .map((row) => `more than there may be: ${JSON.stringify(row)}`),
    ...slots
      .filter(({ holders }) => holders.length === 0)
      .map((row) => `kept for nobody: ${JSON.stringify(row)}`),
  ];
};

/** At rest the slots that are taken are those of masks and of unfinished requests, and no other. */
export const slotFlawsAtRest = async (store: Store): Promise<readonly string[]> => {
  const { masks, slots, wanted } = await readAll(store);
  const used = new Set([...named(masks), ...wanted]);
  return taken(slots)
    .filter((slot) => !used.has(slot))
    .map((slot) => `a place that nobody uses: ${slot}`);
};
