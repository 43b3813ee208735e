import type { Block, BlockedCaller } from '../../../lib/masks/block.ts';
import { isNumber } from '../../../lib/masks/block.ts';
import type { Mask } from '../../../lib/masks/mask.ts';
import type { Page, PageQuery } from '../../../lib/masks/mask-store.ts';
import type { ErasedRequest, StoredRequest } from '../../../lib/numbers/buying/stored-request.ts';
import { isNotErased } from '../../../lib/numbers/buying/stored-request.ts';
import type { Tombstone } from '../../../lib/numbers/owned-number.ts';
import type { Slots } from '../../../lib/numbers/quotas/slots.ts';
import type { ScanPage } from '../../../lib/numbers/reconciling/table-scan.ts';
import type { E164 } from '../../../lib/phone/e164.ts';
import { canonical } from '../../../lib/phone/plans/canonical.ts';
import { isSameLine } from '../../../lib/phone/plans/is-same-line.ts';
import type { Store } from '../../../lib/table/store.ts';

type NumberRow = Mask | Tombstone;
type RequestRow = ErasedRequest | StoredRequest;

/** What stands in the store, by what it is. */
export interface Kept {
  readonly numbers: readonly NumberRow[];
  readonly requests: readonly RequestRow[];
  readonly slots: readonly Slots[];
  readonly blocks: readonly Block[];
}

export interface MemoryStore extends Store {
  readonly kept: () => Kept;
  /** Everything that stands in the store. */
  readonly rows: () => readonly (Block | NumberRow | RequestRow | Slots)[];
}

interface Versioned {
  readonly etag: string;
}

/** Rows of one kind. A write happens if `isFree` says so of what is there, or if it has happened already. */
const makeShelf = <T extends Versioned>() => {
  const rows = new Map<string, T>();
  return {
    all: (): readonly T[] =>
      [...rows.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row),
    find: async (key: string): Promise<T | undefined> => rows.get(key),
    write: async (key: string, row: T, isFree: (found: T | undefined) => boolean): Promise<boolean> => {
      const found = rows.get(key);
      const mayWrite = isFree(found) || found?.etag === row.etag;
      if (mayWrite) rows.set(key, copyOf(row));
      return mayWrite;
    },
    remove: async (key: string, etag: string): Promise<boolean> => {
      const found = rows.get(key);
      const mayRemove = found === undefined || found.etag === etag;
      if (mayRemove) rows.delete(key);
      return mayRemove;
    },
    put: (key: string, row: T): void => {
      rows.set(key, copyOf(row));
    },
    take: (key: string): boolean => rows.delete(key),
  };
};

const isAbsent = (found: Versioned | undefined): boolean => found === undefined;

const hasEtag =
  ({ etag }: Versioned) =>
  (found: Versioned | undefined): boolean =>
    found?.etag === etag;

/** A value of its own, as one that went through a table: `undefined` is gone, and nobody can change it. */
const copyOf = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null) return value;
  const copy = Array.isArray(value) ? value.map(copyOf) : copyOfFields(value);
  return Object.freeze(copy) as T;
};

const copyOfFields = (value: object): object => {
  const copy: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value)) {
    if (field !== undefined) copy[name] = copyOf(field);
  }
  return copy;
};

const nameOf = (slots: Parameters<Store['findSlots']>[0]): string =>
  'number' in slots ? canonical(slots.number) : `day ${slots.day}`;

/**
 * A store that keeps domain values as they are, with no table and none of its mapping to rows: for histories too many for
 * a table. test/contract/mask-store.ts holds it to the same guarantees. Each call is one step: what else runs at the
 * moment runs before or after it.
 */
export const makeMemoryStore = ({ pageSize = 1000 } = {}): MemoryStore => {
  const numbers = makeShelf<NumberRow>();
  const requests = makeShelf<RequestRow>();
  const slots = makeShelf<Slots>();
  const blocks = makeShelf<Block>();
  const masks = (): readonly Mask[] => numbers.all().filter((row) => row.state !== 'released');
  const tombstones = (): readonly Tombstone[] => numbers.all().filter((row) => row.state === 'released');
  const personalSlots = (): readonly Slots[] => slots.all().filter((row) => 'number' in row);
  const blockName = (mask: E164, caller: BlockedCaller): string =>
    `${canonical(mask)} ${isNumber(caller) ? canonical(caller) : caller}`;

  return {
    kept: () => ({
      numbers: numbers.all(),
      requests: requests.all(),
      slots: slots.all(),
      blocks: blocks.all(),
    }),
    rows: () => [...numbers.all(), ...requests.all(), ...slots.all(), ...blocks.all()],

    find: (mask) => numbers.find(canonical(mask)),
    insert: (row) => numbers.write(canonical(row.mask), row as NumberRow, isAbsent),
    replace: (before, after) => numbers.write(canonical(after.mask), after as NumberRow, hasEtag(before)),
    remove: (row) => numbers.remove(canonical(row.mask), row.etag),
    list: async (query) => pageOf(masks(), query),
    listByNumber: async (number, query) =>
      pageOf(
        masks().filter((mask) => isSameLine(mask.number, number)),
        query,
      ),
    scan: async (cursor = '0') =>
      scanFrom(Number(cursor), pageSize, [
        ...numbers.all().map((row) => ({ numbers: row })),
        ...requests.all().map((row) => ({ requests: row })),
        ...personalSlots().map((row) => ({ slots: row })),
      ]),

    findRequest: (id) => requests.find(id),
    insertRequest: (request) => requests.write(request.id, request, isAbsent),
    replaceRequest: (before, after) => requests.write(after.id, after, hasEtag(before)),
    removeRequest: (request) => requests.remove(request.id, request.etag),

    findSlots: (quota) => slots.find(nameOf(quota)),
    insertSlots: (row) => slots.write(nameOf(row), row, isAbsent),
    replaceSlots: (before, after) => slots.write(nameOf(after), after, hasEtag(before)),
    removeSlots: (row) => slots.remove(nameOf(row), row.etag),

    putBlock: async (block) => blocks.put(blockName(block.mask, block.caller), block),
    removeBlock: async (mask, caller) => blocks.take(blockName(mask, caller)),
    listBlocks: async (mask) => blocks.all().filter((block) => isSameLine(block.mask, mask)),

    findByPerson: async (person) => ({
      masks: masks().filter(({ number }) => isSameLine(number, person)),
      tombstones: tombstones().filter(
        ({ kept }) => kept?.person !== undefined && isSameLine(kept.person, person),
      ),
      requests: requests
        .all()
        .filter(isNotErased)
        .filter((row) => isSameLine(row.person, person)),
      blocks: blocks.all().filter(({ caller }) => isNumber(caller) && isSameLine(caller, person)),
    }),
    listTexts: async (after) => {
      const texts = numbers.all().filter((row) => row.former !== undefined || 'label' in row);
      const rest = texts.filter(({ mask }) => after === undefined || mask > after);
      const last = rest[pageSize - 1];
      return {
        rows: rest.slice(0, pageSize),
        ...(last !== undefined && rest.length > pageSize && { after: last.mask }),
      };
    },
  };
};

interface Scanned {
  readonly numbers?: NumberRow;
  readonly requests?: RequestRow;
  readonly slots?: Slots;
}

const scanFrom = (start: number, pageSize: number, all: readonly Scanned[]): ScanPage => {
  const page = all.slice(start, start + pageSize);
  return {
    numbers: page.flatMap((one) => one.numbers ?? []),
    requests: page.flatMap((one) => one.requests ?? []),
    slots: page.flatMap((one) => one.slots ?? []),
    ...(all.length > start + pageSize && { cursor: String(start + pageSize) }),
  };
};

const pageOf = (masks: readonly Mask[], { limit, after }: PageQuery): Page => {
  const rest = masks.filter(({ mask }) => after === undefined || mask > after);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return rest.length > limit && last !== undefined ? { masks: page, after: last.mask } : { masks: page };
};
