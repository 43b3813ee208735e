import { makeReconcile } from '../../../lib/numbers/reconciling/reconcile.ts';
import type {
  ReconcileOptions,
  ReconciliationSettings,
} from '../../../lib/numbers/reconciling/reconcile-dependencies.ts';
import { RECONCILIATION_SETTINGS } from '../../../lib/numbers/reconciling/reconcile-dependencies.ts';
import type { ReconciliationNotes } from '../../../lib/numbers/reconciling/reconciliation-notes.ts';
import type { ReconciliationReport } from '../../../lib/numbers/reconciling/reconciliation-report.ts';
import type { Store } from '../../../lib/table/store.ts';
import type { FakeSupplier } from '../carriers/fake-supplier.ts';
import { makeFakeSupplier } from '../carriers/fake-supplier.ts';
import { makeMemoryReconciliationNotes } from '../table/memory-reconciliation-notes.ts';
import { makeMemoryStore } from '../table/memory-store.ts';
import { makeBuyingWith } from './buying.ts';

export interface ReconcilingOptions<S extends Store> {
  readonly store: S;
  readonly supplier?: FakeSupplier;
  readonly notes?: ReconciliationNotes;
  readonly settings?: Partial<ReconciliationSettings>;
}

/** The purchase flow and the reconciliation beside it, over one table, one carrier and one clock. */
export const makeReconcilingWith = <S extends Store>({
  store,
  supplier = makeFakeSupplier(),
  notes = makeMemoryReconciliationNotes(),
  settings = {},
}: ReconcilingOptions<S>) => {
  const buying = makeBuyingWith({ store, supplier });
  const reconcileWith = (
    changed: Partial<ReconciliationSettings>,
  ): ((options?: ReconcileOptions) => Promise<ReconciliationReport>) =>
    makeReconcile({
      ...buying,
      notes,
      connection: 'tropo',
      settings: { ...RECONCILIATION_SETTINGS, ...settings, ...changed },
    });
  return { ...buying, notes, reconcileWith, reconcile: reconcileWith({}) };
};

export const makeReconciling = (settings: Partial<ReconciliationSettings> = {}, supplier?: FakeSupplier) =>
  makeReconcilingWith({ store: makeMemoryStore(), settings, ...(supplier && { supplier }) });
