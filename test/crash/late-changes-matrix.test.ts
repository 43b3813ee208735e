import { keepsTheLedger } from './guarantees/keeps-the-ledger.ts';
import { INTERRUPTIONS_OF_LATE } from './scenarios/interruptions.ts';
import { LATE_CHANGES, LATE_RECONCILIATIONS } from './scenarios/late-scenarios.ts';

keepsTheLedger([...LATE_CHANGES, ...LATE_RECONCILIATIONS], INTERRUPTIONS_OF_LATE, (scenario) =>
  LATE_RECONCILIATIONS.includes(scenario),
);
