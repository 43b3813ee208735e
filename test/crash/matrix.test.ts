import { keepsTheLedger } from './guarantees/keeps-the-ledger.ts';
import { INTERRUPTIONS } from './scenarios/interruptions.ts';
import { CREATIONS } from './scenarios/scenarios.ts';

keepsTheLedger(CREATIONS, INTERRUPTIONS, () => false);
