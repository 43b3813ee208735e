import type { Stock, StockOverrides } from '../../support/stock/stock.ts';
import { makeStock } from '../../support/stock/stock.ts';
import type { CarrierAccount } from './account.ts';
import type { IncomingNumber, NumberFields } from './incoming-number.ts';

/** What must survive a restart, in plain JSON. */
export interface TwilioStyleState {
  /** In the order in which they were bought. */
  readonly numbers: readonly IncomingNumber[];
  /** When each number was released that is not for sale again yet. */
  readonly releasedAt: Readonly<Record<string, string>>;
  readonly stock: StockOverrides;
}

interface NumberBookDependencies {
  readonly accounts: readonly CarrierAccount[];
  readonly saved: TwilioStyleState | undefined;
  readonly onChange: (state: TwilioStyleState) => void;
  readonly now: () => Date;
  readonly newSid: () => string;
  /** How long a released number is not for sale. */
  readonly resaleAfterMs: () => number;
}

/** Who owns which number. */
export interface NumberBook {
  readonly stock: Stock;
  readonly owned: (accountSid: string) => readonly IncomingNumber[];
  readonly find: (accountSid: string, sid: string) => IncomingNumber | undefined;
  /** Among the numbers of all accounts. */
  readonly byNumber: (number: string) => IncomingNumber | undefined;
  readonly buy: (accountSid: string, number: string, fields: NumberFields) => IncomingNumber;
  readonly change: (owned: IncomingNumber, fields: NumberFields) => IncomingNumber;
  readonly release: (owned: IncomingNumber) => void;
  /** Called when the stock has changed. */
  readonly changed: () => void;
}

export const makeNumberBook = (dependencies: NumberBookDependencies): NumberBook => {
  const { accounts, saved, onChange, now, newSid, resaleAfterMs } = dependencies;
  const time = () => now().toISOString();
  const born = (accountSid: string, number: string, fields: NumberFields): IncomingNumber => {
    const createdAt = time();
    return { sid: newSid(), accountSid, number, fields, createdAt, updatedAt: createdAt };
  };
  const first = () =>
    accounts.flatMap(({ sid, firstNumbers }) => firstNumbers.map((one) => born(sid, one.number, one.fields)));
  const numbers = new Map((saved?.numbers ?? first()).map((one) => [one.number, one]));
  const releasedAt = new Map(Object.entries(saved?.releasedAt ?? {}));
  const isResting = (number: string) => {
    const at = releasedAt.get(number);
    return at !== undefined && now().getTime() < Date.parse(at) + resaleAfterMs();
  };
  const stock = makeStock((number) => numbers.has(number) || isResting(number), saved?.stock);
  const owned = (accountSid: string) => [...numbers.values()].filter((one) => one.accountSid === accountSid);
  const changed = () =>
    onChange({
      numbers: [...numbers.values()],
      releasedAt: Object.fromEntries(releasedAt),
      stock: stock.overrides(),
    });
  const put = (one: IncomingNumber) => {
    numbers.set(one.number, one);
    changed();
    return one;
  };
  return {
    stock,
    owned,
    find: (accountSid, sid) => owned(accountSid).find((one) => one.sid === sid),
    byNumber: (number) => numbers.get(number),
    buy: (accountSid, number, fields) => {
      releasedAt.delete(number);
      return put(born(accountSid, number, fields));
    },
    change: (one, fields) => put({ ...one, fields, updatedAt: time() }),
    release: ({ number }) => {
      numbers.delete(number);
      releasedAt.set(number, time());
      stock.putBack(number);
      changed();
    },
    changed,
  };
};
