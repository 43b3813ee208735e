import type { Mask } from '../../lib/masks/mask.ts';
import type { MaskStore } from '../../lib/masks/mask-store.ts';
import { isRemembered } from '../../lib/numbers/buying/purchase-request.ts';
import type { Places } from '../../lib/numbers/quotas/slots.ts';
import { scanAll } from '../contract/mask-scans.ts';

interface OnFile {
  readonly masks: readonly Mask[];
  readonly places: readonly Places[];
  /** The places that unfinished requests name. */
  readonly wanted: readonly string[];
}

const readAll = async (store: MaskStore): Promise<OnFile> => {
  const pages = await scanAll(store);
  return {
    masks: pages.flatMap(({ masks }) => masks).filter((mask): mask is Mask => mask.state !== 'released'),
    places: pages.flatMap(({ places }) => places),
    wanted: pages
      .flatMap(({ requests }) => requests.filter(isRemembered))
      .flatMap(({ person, place, answer }) => (answer === undefined ? [`${person} ${place}`] : [])),
  };
};

const named = (masks: readonly Mask[]): readonly string[] =>
  masks.flatMap(({ number, place }) => (place === undefined ? [] : [`${number} ${place}`]));

const taken = (places: readonly Places[]): readonly string[] =>
  places.flatMap((row) => ('number' in row ? row.holders.map(({ id }) => `${row.number} ${id}`) : []));

/** What is never to be, not even for a moment. */
export const placeFlaws = async (store: MaskStore, masksPerNumber: number): Promise<readonly string[]> => {
  const { masks, places } = await readAll(store);
  const active = masks.filter(({ state }) => state === 'active');
  const hidden = new Set(active.map(({ number }) => number));
  const have = new Set(taken(places));
  return [
    ...active.filter(({ mask }) => hidden.has(mask)).map(({ mask }) => `a mask and hidden: ${mask}`),
    ...named(active)
      .filter((place) => !have.has(place))
      .map((place) => `a mask without its place: ${place}`),
    ...places
      .filter(({ holders }) => holders.length > masksPerNumber)
      .map((row) => `more than there may be: ${JSON.stringify(row)}`),
    ...places
      .filter(({ holders }) => holders.length === 0)
      .map((row) => `kept for nobody: ${JSON.stringify(row)}`),
  ];
};

/** At rest the places that are taken are those of masks and of unfinished requests, and no other. */
export const placeFlawsAtRest = async (store: MaskStore): Promise<readonly string[]> => {
  const { masks, places, wanted } = await readAll(store);
  const used = new Set([...named(masks), ...wanted]);
  return taken(places)
    .filter((place) => !used.has(place))
    .map((place) => `a place that nobody uses: ${place}`);
};
