import { INTERRUPTIONS } from './interruptions.ts';
import { keepsTheLedger } from './keeps-the-ledger.ts';
import { CHANGES, CREATIONS, RECONCILIATIONS } from './scenarios.ts';

keepsTheLedger([...CREATIONS, ...CHANGES, ...RECONCILIATIONS], INTERRUPTIONS, (scenario) =>
  RECONCILIATIONS.includes(scenario),
);
