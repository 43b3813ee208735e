import { LATE_CREATIONS } from './late-scenarios.ts';
import { leavesNothing } from './leaves-nothing.ts';

leavesNothing(LATE_CREATIONS);
