import { IMPORT_CHANGES, IMPORT_SWEEPS, IMPORTS } from './import-scenarios.ts';
import { INTERRUPTIONS } from './interruptions.ts';
import { keepsTheLedger } from './keeps-the-ledger.ts';

keepsTheLedger([...IMPORTS, ...IMPORT_CHANGES, ...IMPORT_SWEEPS], INTERRUPTIONS, (scenario) =>
  IMPORT_SWEEPS.includes(scenario),
);
