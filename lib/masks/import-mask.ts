import type { FormerSettings, NumberMoving } from '../carriers/carrier.ts';
import type { ConnectedCarrier, Connections } from '../carriers/connections.ts';
import { shownBy } from '../carriers/shown-by.ts';
import { Problem } from '../errors/problem.ts';
import type { E164 } from '../phone/e164.ts';
import type { Mask, ShownCaller } from './mask.ts';
import { isoTime } from './mask-json.ts';
import type { NumberDependencies } from './number-place.ts';
import { freeNumberPlace, isHidden, takeNumberPlace } from './number-place.ts';
import { refuseMaskAsNumber } from './refuse-mask-as-number.ts';
import { movingOf } from './return-number.ts';

export interface Dependencies extends NumberDependencies {
  readonly connections: Connections;
  /** Ends when the time for the carrier is over. */
  readonly deadline: () => AbortSignal;
}

/** A number that the account has already, and whom it is to hide. */
export interface ImportWish {
  readonly mask: E164;
  readonly number: E164;
  /** Left out: the first connection. */
  readonly connection?: string;
  /** Left out: as usual with the carrier. */
  readonly callerId?: ShownCaller;
}

/** `on-file`: there is a mask of that number already, and it is not this one. */
export type Imported = 'imported' | 'not-in-account' | 'on-file' | 'was-imported';

/**
 * Makes a mask of a number that the account has already: what it did before goes on file first, so that it can be set again,
 * whatever breaks. May be repeated: what was cut off goes on where it stopped.
 * @throws Problem `number-ceiling`, `number-not-allowed`, `caller-id-not-shown`, `connection-unknown`, or what the
 *   carrier's failure became
 */
export const makeImportMask =
  (dependencies: Dependencies) =>
  async (wish: ImportWish): Promise<Imported> => {
    const connected = dependencies.connections.choose(wish.connection);
    const moving = movingOf(connected.supplier);
    const callerId = shownBy(connected, wish.callerId);
    const earlier = await dependencies.store.find(wish.mask);
    if (earlier !== undefined && earlier.state !== 'released') {
      return isThis(earlier, wish, connected) ? goOn(dependencies, earlier, moving) : 'on-file';
    }
    const former = await moving.settings(wish.mask, dependencies.deadline());
    if (former === 'not-ours') {
      return 'not-in-account';
    }
    const row = rowOf(dependencies, { ...wish, callerId }, connected, former);
    await reserve(dependencies, row, async () =>
      earlier === undefined ? dependencies.store.insert(row) : dependencies.store.replace(earlier, row),
    );
    return goOn(dependencies, row, moving);
  };

/** Whether it is what an earlier attempt at the same left. */
const isThis = (row: Mask, { number }: ImportWish, { name }: ConnectedCarrier): boolean =>
  row.origin === 'imported' && row.state !== 'releasing' && row.number === number && row.connection === name;

const rowOf = (
  { ids, nowSeconds }: Dependencies,
  { mask, number, callerId }: ImportWish & { readonly callerId: ShownCaller },
  { name, carrier }: ConnectedCarrier,
  former: FormerSettings,
): Mask => ({
  id: ids.maskId(),
  mask,
  kind: 'dedicated',
  number,
  callerId,
  answer: 'direct',
  connection: name,
  carrier,
  state: 'ordering',
  origin: 'imported',
  former,
  createdAt: isoTime(nowSeconds()),
  requestId: NO_REQUEST,
  place: ids.placeId(),
  etag: ids.etag(),
});

/** No request has this id, so that what is cut off and not repeated is undone by the sweep. */
const NO_REQUEST = 'import';

/** As when a number is bought: a place of the number, the row, and then a look whether somebody hides the mask's own number. */
const reserve = async (
  dependencies: Dependencies,
  row: Mask,
  write: () => Promise<boolean>,
): Promise<void> => {
  await takeNumberPlace(dependencies, row.number, { id: String(row.place), mask: row.mask });
  try {
    await refuseMaskAsNumber(dependencies.store, row.number);
    if (!(await write())) {
      throw changedMeanwhile();
    }
    if (row.mask === row.number || (await isHidden(dependencies.store, row.mask))) {
      await dependencies.store.remove(row);
      throw new Problem('number-not-allowed', 'The number of the mask is hidden behind a mask itself.');
    }
  } catch (error) {
    await freeNumberPlace(dependencies, row).catch(() => undefined);
    throw error;
  }
};

const goOn = async (
  { store, ids, deadline }: Dependencies,
  row: Mask,
  moving: NumberMoving,
): Promise<Imported> => {
  if (row.state === 'active') {
    return 'was-imported';
  }
  // With a new etag, so that no sweep undoes meanwhile what was cut off some time ago.
  const renewed: Mask = { ...row, etag: ids.etag() };
  if (!(await store.replace(row, renewed))) {
    throw changedMeanwhile();
  }
  await moving.take(row.mask, deadline());
  if (!(await store.replace(renewed, { ...renewed, state: 'active', etag: ids.etag() }))) {
    throw changedMeanwhile();
  }
  return 'imported';
};

const changedMeanwhile = (): Problem =>
  new Problem('mask-changed', 'Somebody else works on the same number. Repeat the import.');
