import type { Near, NumberSupplier, Owned } from '../../lib/carriers/carrier.ts';
import { Problem } from '../../lib/errors/problem.ts';
import type { E164 } from '../../lib/phone/e164.ts';

type Call = Exclude<keyof NumberSupplier, 'moving'>;

interface Fault {
  readonly call: Call;
  readonly when: 'after' | 'before';
  readonly error: unknown;
}

type Replaceable<T> = { -readonly [K in keyof T]: T[K] };

/** Its calls may be replaced by a test. */
export interface FakeSupplier extends Replaceable<NumberSupplier> {
  /** For sale. */
  readonly stock: Set<E164>;
  /** Shown as for sale, and sold by the time somebody orders them. */
  readonly sold: Set<E164>;
  /** On our account and our application. */
  readonly ours: Set<E164>;
  /** On our account, on another application. */
  readonly elsewhere: Set<E164>;
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
}

export const CARRIER_FAILURE = new Problem('carrier-failed', 'The carrier answered 500.');

/** A carrier that keeps account of what it sold: stock, and what is ours. */
export const makeFakeSupplier = ({ stock = [], lists = true }: FakeSupplierOptions = {}): FakeSupplier => {
  const state = {
    stock: new Set(stock),
    sold: new Set<E164>(),
    ours: new Set<E164>(),
    elsewhere: new Set<E164>(),
    calls: [] as string[],
  };
  const faults: Fault[] = [];

  const answer = async <T>(call: Call, about: string, signal: AbortSignal, work: () => T): Promise<T> => {
    state.calls.push(`${call} ${about}`.trim());
    const at = faults.findIndex((fault) => fault.call === call);
    const [fault] = at < 0 ? [] : faults.splice(at, 1);
    await new Promise(setImmediate);
    signal.throwIfAborted();
    if (fault?.when === 'before') throw fault.error;
    const result = work();
    if (fault !== undefined) throw fault.error;
    return result;
  };
  const buy = (number: E164): E164 => {
    state.stock.delete(number);
    state.ours.add(number);
    return number;
  };
  const owned = (): readonly Owned[] => [
    ...[...state.ours].map((number) => ({ number, isOurs: true })),
    ...[...state.elsewhere].map((number) => ({ number, isOurs: false })),
  ];
  const release = (number: E164): 'released' | 'was-gone' => {
    if (!state.ours.delete(number)) return 'was-gone';
    state.stock.add(number);
    return 'released';
  };

  return {
    ...state,
    fail: (call, when, error = CARRIER_FAILURE) => {
      faults.push({ call, when, error });
    },
    loseOrder: (when, error = CARRIER_FAILURE) => {
      faults.push({ call: 'order', when, error }, { call: 'find', when: 'before', error });
    },
    candidates: (near, signal) =>
      answer('candidates', prefixOf(near), signal, () =>
        lists ? [...state.stock, ...state.sold].filter(isNear(near)) : [],
      ),
    order: (number, signal) =>
      answer('order', number, signal, () => {
        if (state.ours.has(number)) return 'bought';
        return state.stock.has(number) ? buy(number) && 'bought' : 'taken';
      }),
    orderNear: (near, signal) =>
      answer('orderNear', prefixOf(near), signal, () => {
        const [number] = [...state.stock].filter(isNear(near));
        return number === undefined ? 'no-stock' : buy(number);
      }),
    find: (number, signal) =>
      answer('find', number, signal, () => owned().find((own) => own.number === number) ?? 'not-ours'),
    owned: (signal) => answer('owned', '', signal, owned),
    check: (signal) => answer('check', '', signal, () => undefined),
    release: (number, signal) => answer('release', number, signal, () => release(number)),
  };
};

const prefixOf = ({ callingCode, areaCode = '' }: Near): string => `+${callingCode}${areaCode}`;

const isNear =
  (near: Near) =>
  (number: E164): boolean =>
    number.startsWith(prefixOf(near));
