import { INTERRUPTIONS } from './interruptions.ts';
import { keepsTheLedger } from './keeps-the-ledger.ts';
import { CHANGES, CREATIONS, SWEEPS } from './scenarios.ts';

keepsTheLedger([...CREATIONS, ...CHANGES, ...SWEEPS], INTERRUPTIONS, (scenario) => SWEEPS.includes(scenario));
