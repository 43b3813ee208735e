import { leavesNothing } from './leaves-nothing.ts';
import { CREATIONS } from './scenarios.ts';

leavesNothing(CREATIONS);
