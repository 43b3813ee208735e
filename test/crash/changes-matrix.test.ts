import { keepsTheLedger } from './guarantees/keeps-the-ledger.ts';
import { INTERRUPTIONS } from './scenarios/interruptions.ts';
import { CHANGES, RECONCILIATIONS } from './scenarios/scenarios.ts';

keepsTheLedger([...CHANGES, ...RECONCILIATIONS], INTERRUPTIONS, (scenario) =>
  RECONCILIATIONS.includes(scenario),
);
