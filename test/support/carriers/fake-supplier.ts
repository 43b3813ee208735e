import type {
  ChoosingSupplier,
  FormerSettings,
  Near,
  NumberSupplier,
  NumberWebhooks,
  Owned,
} from '../../../lib/carriers/supplier.ts';
import { Problem } from '../../../lib/errors/problem.ts';
import type { E164 } from '../../../lib/phone/e164.ts';
import type { Account } from './fake-account.ts';
import { makeAccount } from './fake-account.ts';

type Call = Exclude<keyof NumberWebhooks | keyof NumberSupplier, 'webhooks'>;

interface Fault {
  readonly call: Call;
  readonly when: 'after' | 'before';
  readonly error: unknown;
}

type Replaceable<T> = { -readonly [K in keyof T]: T[K] };

/** Its calls may be replaced by a test. */
export interface FakeSupplier extends Replaceable<ChoosingSupplier>, Account {
  webhooks: NumberWebhooks;
  /** What was asked, in order: `order +14155550123`. */
  readonly calls: string[];
  /** The next such call fails, `before` the work or `after` it: then the work is done and the answer lost. */
  readonly fail: (call: Call, when: 'after' | 'before', error?: unknown) => void;
  /** The next order fails so, and what became of it cannot be looked up either. */
  readonly loseOrder: (when: 'after' | 'before', error?: unknown) => void;
}

export interface FakeSupplierOptions {
  readonly stock?: readonly E164[];
  /** Whether numbers for sale are listed; else the carrier has to be asked to choose. */
  readonly lists?: boolean;
  /** Whether what is ordered comes when the test says so; else it comes at once. */
  readonly deliversLater?: boolean;
}

export const CARRIER_FAILURE = new Problem('carrier-failed', 'The carrier answered 500.');

/** A carrier that keeps account of what it sold: stock, what is ours, and what was in the account before. */
export const makeFakeSupplier = ({
  stock = [],
  lists = true,
  deliversLater = false,
}: FakeSupplierOptions = {}): FakeSupplier => {
  const account = makeAccount(stock);
  const { calls, faults, answer } = makeAnswering();
  const find = (number: E164): Owned | 'not-in-account' | 'pending' =>
    account.pending.has(number)
      ? 'pending'
      : (account.owned().find((own) => own.number === number) ?? 'not-in-account');

  return {
    ...account,
    calls,
    fail: (call, when, error = CARRIER_FAILURE) => {
      faults.push({ call, when, error });
    },
    loseOrder: (when, error = CARRIER_FAILURE) => {
      faults.push({ call: 'order', when, error }, { call: 'find', when: 'before', error });
    },
    candidates: (near, signal) =>
      answer('candidates', prefixOf(near), signal, () =>
        lists ? [...account.stock, ...account.sold].filter(isNear(near)) : [],
      ),
    order: (number, signal) => answer('order', number, signal, () => account.sell(number, deliversLater)),
    orderNear: (near, signal) =>
      answer('orderNear', prefixOf(near), signal, () => {
        const [number] = [...account.stock].filter(isNear(near));
        return number !== undefined && account.sell(number, false) === 'bought' ? number : 'no-stock';
      }),
    find: (number, signal) => answer('find', number, signal, () => find(number)),
    owned: (signal) => answer('owned', '', signal, account.owned),
    check: (signal) => answer('check', '', signal, () => undefined),
    release: (number, signal) => answer('release', number, signal, () => account.takeBack(number)),
    webhooks: {
      settings: (number, signal) =>
        answer('settings', number, signal, () => account.settings.get(number) ?? 'not-in-account'),
      take: (number, signal) => answer('take', number, signal, () => account.take(number)),
      restore: (number, former: FormerSettings, signal) =>
        answer('restore', number, signal, () => account.restore(number, former)),
      point: (number, signal) => answer('point', number, signal, () => void account.astray.delete(number)),
    },
  };
};

/** Notes what is asked, and fails as a test has ordered. */
const makeAnswering = () => {
  const calls: string[] = [];
  const faults: Fault[] = [];
  const answer = async <T>(call: Call, about: string, signal: AbortSignal, work: () => T): Promise<T> => {
    calls.push(`${call} ${about}`.trim());
    const at = faults.findIndex((fault) => fault.call === call);
    const [fault] = at < 0 ? [] : faults.splice(at, 1);
    await new Promise(setImmediate);
    signal.throwIfAborted();
    if (fault?.when === 'before') throw fault.error;
    const result = work();
    if (fault !== undefined) throw fault.error;
    return result;
  };
  return { calls, faults, answer };
};

const prefixOf = ({ callingCode, areaCode = '' }: Near): string => `+${callingCode}${areaCode}`;

const isNear =
  (near: Near) =>
  (number: E164): boolean =>
    number.startsWith(prefixOf(near));
