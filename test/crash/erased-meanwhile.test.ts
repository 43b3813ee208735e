import { leavesNothing } from './guarantees/leaves-nothing.ts';
import { CREATIONS } from './scenarios/scenarios.ts';

leavesNothing(CREATIONS);
