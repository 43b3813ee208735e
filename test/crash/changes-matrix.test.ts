import { INTERRUPTIONS } from './interruptions.ts';
import { keepsTheLedger } from './keeps-the-ledger.ts';
import { CHANGES, RECONCILIATIONS } from './scenarios.ts';

keepsTheLedger([...CHANGES, ...RECONCILIATIONS], INTERRUPTIONS, (scenario) =>
  RECONCILIATIONS.includes(scenario),
);
