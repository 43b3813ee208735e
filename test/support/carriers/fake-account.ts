import type { FormerSettings, Owned } from '../../../lib/carriers/supplier.ts';
import { Problem } from '../../../lib/errors/problem.ts';
import type { E164 } from '../../../lib/phone/e164.ts';

/** What a carrier has on its books. Tests look into it, and change it behind our back. */
export interface Account {
  /** For sale. */
  readonly stock: Set<E164>;
  /** Shown as for sale, and sold by the time somebody orders them. */
  readonly sold: Set<E164>;
  /** Managed. */
  readonly ours: Set<E164>;
  /** In our account, and not managed: on another application, or without our reference. */
  readonly elsewhere: Set<E164>;
  /** Ordered by us, and neither delivered nor refused yet. */
  readonly pending: Set<E164>;
  /** Of ours, those that were on the account before. */
  readonly imported: Set<E164>;
  /** Of ours, those whose calls go elsewhere. */
  readonly astray: Set<E164>;
  /** Not taken back yet. */
  readonly held: Set<E164>;
  /** How each number of the account that can be imported is set. */
  readonly settings: Map<E164, FormerSettings>;
  /** All that was ever taken back. */
  readonly takenBack: E164[];
  /** What was ordered comes, or those of it that are named. */
  readonly deliver: (...numbers: readonly E164[]) => void;
  /** What was ordered does not come: somebody else has it. */
  readonly failOrders: () => void;
  /** A number that was on the account before, and is set so. */
  readonly bring: (number: E164, settings: FormerSettings) => void;
}

/** Our reference and our address. */
const OUR_SETTINGS: FormerSettings = { voiceUrl: 'https://ours.example' };

type Books = Omit<Account, 'bring' | 'deliver' | 'failOrders'>;

export const makeAccount = (stock: readonly E164[]) => {
  const books: Books = {
    stock: new Set(stock),
    sold: new Set(),
    ours: new Set(),
    elsewhere: new Set(),
    pending: new Set(),
    imported: new Set(),
    astray: new Set(),
    held: new Set(),
    settings: new Map(),
    takenBack: [],
  };
  return { ...books, ...doneByOthers(books), ...doneForUs(books) };
};

const doneByOthers = ({ pending, ours, elsewhere, settings }: Books) => ({
  deliver: (...numbers: readonly E164[]): void => {
    for (const number of numbers.length > 0 ? numbers : [...pending]) {
      if (pending.delete(number)) ours.add(number);
    }
  },
  failOrders: (): void => pending.clear(),
  bring: (number: E164, former: FormerSettings): void => {
    elsewhere.add(number);
    settings.set(number, former);
  },
});

const doneForUs = (books: Books) => {
  const { stock, ours, elsewhere, pending, imported, astray, held, settings, takenBack } = books;
  return {
    owned: (): readonly Owned[] => [
      ...[...ours].map((number) => ({
        number,
        isManaged: true,
        ...(imported.has(number) && { isImported: true as const }),
        ...(astray.has(number) && { isAstray: true as const }),
      })),
      ...[...elsewhere].map((number) => ({ number, isManaged: false })),
    ],
    sell: (number: E164, isLater: boolean): 'bought' | 'pending' | 'taken' => {
      if (ours.has(number)) return 'bought';
      if (pending.has(number)) return 'pending';
      if (!stock.delete(number)) return 'taken';
      (isLater ? pending : ours).add(number);
      return isLater ? 'pending' : 'bought';
    },
    takeBack: (number: E164): 'later' | 'released' | 'was-gone' => {
      if (pending.has(number)) return 'later';
      if (elsewhere.has(number)) throw new Problem('carrier-refused', 'It is not managed.');
      if (!ours.has(number)) return 'was-gone';
      if (held.has(number)) return 'later';
      for (const book of [ours, imported, astray, settings]) book.delete(number);
      takenBack.push(number);
      stock.add(number);
      return 'released';
    },
    take: (number: E164): void => {
      if (!elsewhere.delete(number) && !ours.has(number)) {
        throw new Problem('carrier-refused', 'It is not in the account.');
      }
      ours.add(number);
      imported.add(number);
      settings.set(number, OUR_SETTINGS);
    },
    restore: (number: E164, former: FormerSettings): 'restored' | 'was-gone' => {
      if (ours.delete(number)) {
        imported.delete(number);
        astray.delete(number);
        elsewhere.add(number);
        settings.set(number, former);
      }
      return elsewhere.has(number) ? 'restored' : 'was-gone';
    },
  };
};
