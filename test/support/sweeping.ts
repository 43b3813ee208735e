import type { MaskStore } from '../../lib/masks/mask-store.ts';
import type { SweepOptions, SweepSettings } from '../../lib/numbers/reconciling/dependencies.ts';
import { SWEEP_SETTINGS } from '../../lib/numbers/reconciling/dependencies.ts';
import { makeSweep } from '../../lib/numbers/reconciling/reconcile.ts';
import type { SweepNotes } from '../../lib/numbers/reconciling/reconciliation-notes.ts';
import type { SweepReport } from '../../lib/numbers/reconciling/reconciliation-report.ts';
import { makeBuyingWith } from './buying.ts';
import type { FakeSupplier } from './fake-supplier.ts';
import { makeFakeSupplier } from './fake-supplier.ts';
import { makeMemoryMaskStore } from './memory-mask-store.ts';
import { makeMemorySweepNotes } from './memory-sweep-notes.ts';

export interface SweepingOptions<S extends MaskStore> {
  readonly store: S;
  readonly supplier?: FakeSupplier;
  readonly notes?: SweepNotes;
  readonly settings?: Partial<SweepSettings>;
}

/** The buying road and the sweep beside it, over one table, one carrier and one clock. */
export const makeSweepingWith = <S extends MaskStore>({
  store,
  supplier = makeFakeSupplier(),
  notes = makeMemorySweepNotes(),
  settings = {},
}: SweepingOptions<S>) => {
  const buying = makeBuyingWith({ store, supplier });
  const sweepWith = (changed: Partial<SweepSettings>): ((options?: SweepOptions) => Promise<SweepReport>) =>
    makeSweep({
      ...buying,
      notes,
      connection: 'tropo',
      settings: { ...SWEEP_SETTINGS, ...settings, ...changed },
    });
  return { ...buying, notes, sweepWith, sweep: sweepWith({}) };
};

export const makeSweeping = (settings: Partial<SweepSettings> = {}, supplier?: FakeSupplier) =>
  makeSweepingWith({ store: makeMemoryMaskStore(), settings, ...(supplier && { supplier }) });
