import { INTERRUPTIONS } from './interruptions.ts';
import { keepsTheLedger } from './keeps-the-ledger.ts';
import { CHANGES, SWEEPS } from './scenarios.ts';

keepsTheLedger([...CHANGES, ...SWEEPS], INTERRUPTIONS, (scenario) => SWEEPS.includes(scenario));
