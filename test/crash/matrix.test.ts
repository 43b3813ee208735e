import { INTERRUPTIONS } from './interruptions.ts';
import { keepsTheLedger } from './keeps-the-ledger.ts';
import { CREATIONS } from './scenarios.ts';

keepsTheLedger(CREATIONS, INTERRUPTIONS, () => false);
