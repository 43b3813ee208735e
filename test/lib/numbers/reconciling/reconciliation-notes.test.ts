import { describeSweepNotes } from '../../../contract/sweep-notes.ts';
import { makeMemorySweepNotes } from '../../../support/memory-sweep-notes.ts';

describeSweepNotes('notes in memory', async () => makeMemorySweepNotes());
