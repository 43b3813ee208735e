import { keepsTheLedger } from './guarantees/keeps-the-ledger.ts';
import { INTERRUPTIONS_OF_LATE } from './scenarios/interruptions.ts';
import { LATE_CREATIONS } from './scenarios/late-scenarios.ts';

keepsTheLedger(LATE_CREATIONS, INTERRUPTIONS_OF_LATE, () => false);
