import { INTERRUPTIONS_OF_LATE } from './interruptions.ts';
import { keepsTheLedger } from './keeps-the-ledger.ts';
import { LATE_CREATIONS } from './late-scenarios.ts';

keepsTheLedger(LATE_CREATIONS, INTERRUPTIONS_OF_LATE, () => false);
