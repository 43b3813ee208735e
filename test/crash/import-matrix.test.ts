import { keepsTheLedger } from './guarantees/keeps-the-ledger.ts';
import { IMPORT_CHANGES, IMPORT_RECONCILIATIONS, IMPORTS } from './scenarios/import-scenarios.ts';
import { INTERRUPTIONS } from './scenarios/interruptions.ts';

keepsTheLedger([...IMPORTS, ...IMPORT_CHANGES, ...IMPORT_RECONCILIATIONS], INTERRUPTIONS, (scenario) =>
  IMPORT_RECONCILIATIONS.includes(scenario),
);
