import { IMPORT_CHANGES, IMPORT_RECONCILIATIONS, IMPORTS } from './import-scenarios.ts';
import { INTERRUPTIONS } from './interruptions.ts';
import { keepsTheLedger } from './keeps-the-ledger.ts';

keepsTheLedger([...IMPORTS, ...IMPORT_CHANGES, ...IMPORT_RECONCILIATIONS], INTERRUPTIONS, (scenario) =>
  IMPORT_RECONCILIATIONS.includes(scenario),
);
