import { API_TRICKS } from './api-tricks.ts';
import type { Attempt } from './attempt.ts';
import { BLOCKED_CALLERS } from './blocked-callers.ts';
import { CREATES } from './creates.ts';
import { ENUMERATIONS } from './enumeration.ts';
import { FLOODS_OF_CALLS } from './floods.ts';
import { FOREIGN_KEYS } from './foreign-keys.ts';
import { FOREIGN_MASKS } from './foreign-masks.ts';
import { HIDDEN_NUMBERS } from './hidden-numbers.ts';
import { HOSTILE_SESSIONS } from './hostile-sessions.ts';
import { LOOPS } from './loops.ts';
import { OTHER_PAGES } from './other-pages.ts';
import { OVERSIZED_BODIES } from './oversized-bodies.ts';
import { REPLAYS } from './replay.ts';
import { SECRETS } from './secrets.ts';

/** All that is tried, in this order: the creates use the day's masks up, and what is secret is looked for at the end. */
export const ATTEMPTS: readonly Attempt[] = [
  ...FOREIGN_KEYS,
  ...FOREIGN_MASKS,
  ...HOSTILE_SESSIONS,
  ...REPLAYS,
  ...ENUMERATIONS,
  ...API_TRICKS,
  ...OVERSIZED_BODIES,
  ...HIDDEN_NUMBERS,
  ...LOOPS,
  ...BLOCKED_CALLERS,
  ...OTHER_PAGES,
  ...FLOODS_OF_CALLS,
  ...CREATES,
  ...SECRETS,
];
