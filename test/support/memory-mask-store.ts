import type { Mask } from '../../lib/masks/mask.ts';
import type { MaskStore, Page, PageQuery, ScanPage } from '../../lib/masks/mask-store.ts';
import type { Key, Row } from '../../lib/table/rows.ts';
import {
  ANY_CALLER,
  blockKey,
  blockToRow,
  isBlockRow,
  maskKey,
  maskToRow,
  PERSON,
  personRowsOf,
  REQUEST,
  requestKey,
  requestToRow,
  rowToBlock,
  rowToMask,
  rowToRequest,
  rowToSlots,
  slotsKey,
  slotsToRow,
} from '../../lib/table/rows.ts';

export interface MemoryMaskStore extends MaskStore {
  /** Every row, as the table would hold it. */
  readonly rows: () => readonly Row[];
  /** Puts a row of a kind that the store does not write itself. */
  readonly put: (row: Row & Key) => void;
}

/**
 * The store as the table keeps it, without a table: for histories too many for one. test/contract/mask-store.ts holds
 * it to the same guarantees. Each call is one step: what else runs at the moment runs before or after it.
 */
export const makeMemoryMaskStore = ({ pageSize = 1000 } = {}): MemoryMaskStore => {
  const rows = new Map<string, Row>();
  const find = async (key: Key): Promise<Row | undefined> => rows.get(nameOf(key));
  const write = async (key: Key, row: Row, isFree: (found: Row | undefined) => boolean): Promise<boolean> => {
    const found = rows.get(nameOf(key));
    const mayWrite = isFree(found) || found?.['etag'] === row['etag'];
    if (mayWrite) rows.set(nameOf(key), withoutUndefined(row));
    return mayWrite;
  };
  const remove = async (key: Key, etag: string): Promise<boolean> => {
    const found = rows.get(nameOf(key));
    const mayRemove = found === undefined || found['etag'] === etag;
    if (mayRemove) rows.delete(nameOf(key));
    return mayRemove;
  };
  const list = async (wanted: PageQuery, isWanted: (mask: Mask) => boolean): Promise<Page> => {
    const found = [...rows.keys()].sort().filter((name) => name.endsWith(` ${ANY_CALLER}`));
    const masks = found.map((name) => rowToMask(rows.get(name) ?? {}));
    return pageOf(masks.filter((mask) => mask.state !== 'released').filter(isWanted), wanted);
  };
  const scan = async (cursor = ''): Promise<ScanPage> => {
    const rest = [...rows.keys()].sort().filter((name) => name > cursor);
    const page = rest.slice(0, pageSize);
    const found = page.map((name) => rows.get(name) ?? {});
    const last = page.at(-1);
    return {
      masks: found.filter(({ sk }) => sk === ANY_CALLER).map(rowToMask),
      requests: found.filter(({ sk }) => sk === REQUEST).map(rowToRequest),
      slots: found.filter(({ sk }) => sk === PERSON).map(rowToSlots),
      ...(rest.length > pageSize && last !== undefined && { cursor: last }),
    };
  };

  return {
    rows: () => [...rows.values()],
    put: (row) => {
      rows.set(nameOf(row), withoutUndefined(row));
    },
    find: async (mask) => mapRow(await find(maskKey(mask)), rowToMask),
    insert: (mask) => write(maskKey(mask.mask), maskToRow(mask), isAbsent),
    replace: (before, after) => write(maskKey(after.mask), maskToRow(after), hasEtag(before.etag)),
    remove: (mask) => remove(maskKey(mask.mask), mask.etag),
    list: (wanted) => list(wanted, () => true),
    listByNumber: (number, wanted) => list(wanted, (mask) => mask.number === number),
    scan,
    findRequest: async (id) => mapRow(await find(requestKey(id)), rowToRequest),
    insertRequest: (request) => write(requestKey(request.id), requestToRow(request), isAbsent),
    replaceRequest: (before, after) => write(requestKey(after.id), requestToRow(after), hasEtag(before.etag)),
    removeRequest: (request) => remove(requestKey(request.id), request.etag),

    putBlock: async (block) => {
      rows.set(nameOf(blockKey(block.mask, block.caller)), withoutUndefined(blockToRow(block)));
    },
    removeBlock: async (mask, caller) => rows.delete(nameOf(blockKey(mask, caller))),
    listBlocks: async (mask) =>
      [...rows.values()].filter((row) => row['pk'] === mask && isBlockRow(row)).map(rowToBlock),

    findByPerson: async (person) =>
      personRowsOf([...rows.values()].filter((row) => row['person'] === person)),
    findSlots: async (quota) => mapRow(await find(slotsKey(quota)), rowToSlots),
    insertSlots: (slots) => write(slotsKey(slots), slotsToRow(slots), isAbsent),
    replaceSlots: (before, after) => write(slotsKey(after), slotsToRow(after), hasEtag(before.etag)),
    removeSlots: (slots) => remove(slotsKey(slots), slots.etag),
  };
};

const nameOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;

const isAbsent = (found: Row | undefined): boolean => found === undefined;

const hasEtag =
  (etag: string) =>
  (found: Row | undefined): boolean =>
    found?.['etag'] === etag;

const mapRow = <T>(row: Row | undefined, map: (row: Row) => T): T | undefined =>
  row === undefined ? undefined : map(row);

/** A row of its own: later changes of what was given or taken do not reach it. */
const withoutUndefined = (row: Row): Row => JSON.parse(JSON.stringify(row));

const pageOf = (masks: readonly Mask[], { limit, after }: PageQuery): Page => {
  const rest = masks.filter(({ mask }) => after === undefined || mask > after);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return rest.length > limit && last !== undefined ? { masks: page, after: last.mask } : { masks: page };
};
