import { describeReconciliationNotes } from '../../../contract/reconciliation-notes.ts';
import { makeMemoryReconciliationNotes } from '../../../support/table/memory-reconciliation-notes.ts';

describeReconciliationNotes('notes in memory', async () => makeMemoryReconciliationNotes());
