import type { MaskStore } from '../../lib/masks/mask-store.ts';
import type { ReconcileOptions, ReconciliationSettings } from '../../lib/numbers/reconciling/dependencies.ts';
import { RECONCILIATION_SETTINGS } from '../../lib/numbers/reconciling/dependencies.ts';
import { makeReconcile } from '../../lib/numbers/reconciling/reconcile.ts';
import type { ReconciliationNotes } from '../../lib/numbers/reconciling/reconciliation-notes.ts';
import type { ReconciliationReport } from '../../lib/numbers/reconciling/reconciliation-report.ts';
import { makeBuyingWith } from './buying.ts';
import type { FakeSupplier } from './fake-supplier.ts';
import { makeFakeSupplier } from './fake-supplier.ts';
import { makeMemoryMaskStore } from './memory-mask-store.ts';
import { makeMemoryReconciliationNotes } from './memory-reconciliation-notes.ts';

export interface ReconcilingOptions<S extends MaskStore> {
  readonly store: S;
  readonly supplier?: FakeSupplier;
  readonly notes?: ReconciliationNotes;
  readonly settings?: Partial<ReconciliationSettings>;
}

/** The purchase flow and the reconciliation beside it, over one table, one carrier and one clock. */
export const makeReconcilingWith = <S extends MaskStore>({
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
  makeReconcilingWith({ store: makeMemoryMaskStore(), settings, ...(supplier && { supplier }) });
