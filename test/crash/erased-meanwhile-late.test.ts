import { leavesNothing } from './guarantees/leaves-nothing.ts';
import { LATE_CREATIONS } from './scenarios/late-scenarios.ts';

leavesNothing(LATE_CREATIONS);
