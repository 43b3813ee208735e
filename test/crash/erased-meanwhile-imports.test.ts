import { IMPORTS } from './import-scenarios.ts';
import { leavesNothing } from './leaves-nothing.ts';

leavesNothing(IMPORTS);
