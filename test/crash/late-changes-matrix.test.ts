import { INTERRUPTIONS_OF_LATE } from './interruptions.ts';
import { keepsTheLedger } from './keeps-the-ledger.ts';
import { LATE_CHANGES, LATE_RECONCILIATIONS } from './late-scenarios.ts';

keepsTheLedger([...LATE_CHANGES, ...LATE_RECONCILIATIONS], INTERRUPTIONS_OF_LATE, (scenario) =>
  LATE_RECONCILIATIONS.includes(scenario),
);
