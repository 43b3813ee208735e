import { renderCreated } from '../../../lib/api/views/created-view.ts';
import type { ConnectedCarrier } from '../../../lib/carriers/connections.ts';
import type { NumberSupplier } from '../../../lib/carriers/supplier.ts';
import { makeAssignments } from '../../../lib/masks/assignments.ts';
import { makeChangeMask } from '../../../lib/masks/change-mask.ts';
import type { Created, CreateMaskRequest } from '../../../lib/masks/create-mask.ts';
import { makeCreateMask } from '../../../lib/masks/create-mask.ts';
import { makeImportMask } from '../../../lib/masks/import-mask.ts';
import type { Mask } from '../../../lib/masks/mask.ts';
import { makeReleaseMask } from '../../../lib/masks/release-mask.ts';
import type { PurchaseDependencies } from '../../../lib/numbers/buying/purchase.ts';
import type { PurchaseRequest } from '../../../lib/numbers/buying/purchase-request.ts';
import type { ReconciliationNotes } from '../../../lib/numbers/reconciling/reconciliation-notes.ts';
import { makeErasePerson } from '../../../lib/people/erase-person.ts';
import type { E164 } from '../../../lib/phone/e164.ts';
import { parseNumber } from '../../../lib/phone/parse-number.ts';
import type { Store } from '../../../lib/table/store.ts';
import { connectionsTo } from '../calls/connections.ts';
import type { FakeSupplier } from '../carriers/fake-supplier.ts';
import { makeFakeSupplier } from '../carriers/fake-supplier.ts';
import { makeMemoryReconciliationNotes } from '../table/memory-reconciliation-notes.ts';
import { makeMemoryStore } from '../table/memory-store.ts';
import { makeTestIds, NOW_SECONDS, NUMBER, numbersFrom } from './masks.ts';

export interface BuyingOptions<S extends Store, N extends NumberSupplier = FakeSupplier> {
  readonly store: S;
  readonly supplier?: N;
  /** Left out: a clock that stands still until a test moves it. */
  readonly nowSeconds?: () => number;
  /** Left out: candidates are tried as the carrier lists them. */
  readonly shuffle?: PurchaseDependencies['shuffle'];
  /** Left out: there is time without end. */
  readonly deadline?: () => AbortSignal;
  /** Left out: a carrier named Tropo that can do everything. */
  readonly connected?: Partial<ConnectedCarrier>;
  /** Left out: more than any test needs. */
  readonly masksPerNumber?: number;
  readonly masksPerDay?: number;
  /** Left out: in memory. */
  readonly notes?: ReconciliationNotes;
}

export type PurchaseFields = Partial<Omit<CreateMaskRequest, 'number'>> & { readonly number?: string };

export const makePurchaseRequest = ({
  number = NUMBER,
  ...fields
}: PurchaseFields = {}): CreateMaskRequest => ({
  principal: 'local',
  idempotencyKey: 'key',
  connection: 'tropo',
  callerId: 'caller',
  answer: 'direct',
  number: parseNumber(number),
  ...fields,
});

/** The same as the purchase flow gets it. */
export const makeNumberRequest = (fields: PurchaseFields = {}): PurchaseRequest => {
  const { principal, idempotencyKey, number, connection, ...terms } = makePurchaseRequest(fields);
  return {
    principal,
    idempotencyKey,
    connection,
    near: number,
    person: number.number,
    assignment: { ...terms, number: number.number },
    ...(terms.expiresAtSeconds !== undefined && { expiresAtSeconds: terms.expiresAtSeconds }),
  };
};

export type Buying = ReturnType<typeof makeBuyingWith<Store, NumberSupplier>>;

/** The purchase flow, put together as the functions do it. */
export const makeBuyingWith = <S extends Store, N extends NumberSupplier = FakeSupplier>({
  store,
  supplier = makeFakeSupplier() as NumberSupplier as N,
  nowSeconds,
  shuffle = (items) => items,
  masksPerNumber = 1000,
  masksPerDay = 1000,
  connected = {},
  deadline = () => new AbortController().signal,
  notes = makeMemoryReconciliationNotes(),
}: BuyingOptions<S, N>) => {
  const clock = { seconds: NOW_SECONDS };
  const connections = connectionsTo(supplier, connected);
  const capabilitiesOf = () => connections.choose().capabilities;
  const parts = {
    store,
    assignments: makeAssignments(store),
    supplier,
    connections,
    ids: makeTestIds(),
    masksPerNumber,
    renderCreated,
    nowSeconds: nowSeconds ?? (() => clock.seconds),
    deadline,
    notes: [notes],
  };
  const createMask = makeCreateMask({
    ...parts,
    masksPerDay,
    shuffle,
    pause: async () => undefined,
    notice: () => undefined,
  });
  return {
    ...parts,
    clock,
    createMask,
    create: (fields: PurchaseFields = {}): Promise<Created> => createMask(makePurchaseRequest(fields)),
    change: makeChangeMask({ ...parts, capabilitiesOf }),
    release: makeReleaseMask(parts),
    importMask: makeImportMask(parts),
    erase: makeErasePerson({ ...parts, pause: async () => undefined }),
  };
};

export const makeBuying = (supplier?: FakeSupplier) =>
  makeBuyingWith({ store: makeMemoryStore(), ...(supplier && { supplier }) });

/** The mask that a creation answered with, first time or repeated. */
export const maskOf = ({ answer }: Created): E164 => answer.mask;

/** The mask's row, which the test knows to be there. */
export const rowOf = async (store: Store, mask: E164): Promise<Mask> => {
  const row = await store.find(mask);
  if (row === undefined || row.state === 'released') throw new Error('There is no such mask.');
  return row;
};

/** The purchase flow before a carrier that lists these numbers for sale. */
export const withStock = (...stock: readonly E164[]) => makeBuying(makeFakeSupplier({ stock }));

/** The same before a carrier that delivers what was ordered when the test says so. */
export const withLateStock = (...stock: readonly E164[]) =>
  makeBuying(makeFakeSupplier({ stock, deliversLater: true }));

/** The same before a carrier that lists nothing and has to be asked to choose. */
export const withoutList = (...stock: readonly E164[]) =>
  makeBuying(makeFakeSupplier({ stock, lists: false }));

/** The same before a carrier with six numbers, where a number or a day may have so many masks. */
export const withQuotas = (
  quotas: Pick<BuyingOptions<Store>, 'masksPerDay' | 'masksPerNumber'>,
  lists = true,
) =>
  makeBuyingWith({
    store: makeMemoryStore(),
    supplier: makeFakeSupplier({ stock: numbersFrom('+14155550123', 6), lists }),
    ...quotas,
  });

/** Those of the calls of a carrier that buy. */
export const ordersIn = (calls: readonly string[]): readonly string[] =>
  calls.filter((call) => call.startsWith('order'));
