import { leavesNothing } from './guarantees/leaves-nothing.ts';
import { IMPORTS } from './scenarios/import-scenarios.ts';

leavesNothing(IMPORTS);
