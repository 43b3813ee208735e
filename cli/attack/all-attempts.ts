import type { Attempt } from './attempt.ts';
import { ANSWERS } from './attempts/answers.ts';
import { API_TRICKS } from './attempts/api-tricks.ts';
import { BLOCKED_CALLERS } from './attempts/blocked-callers.ts';
import { HOSTILE_FORMS } from './attempts/costs/hostile-forms.ts';
import { OVERSIZED_BODIES } from './attempts/costs/oversized-bodies.ts';
import { CREATES } from './attempts/creates.ts';
import { ENUMERATIONS } from './attempts/enumeration.ts';
import { FLOODS_OF_CALLS } from './attempts/floods.ts';
import { FOREIGN_KEYS } from './attempts/foreign-keys.ts';
import { FOREIGN_MASKS } from './attempts/foreign-masks.ts';
import { HIDDEN_NUMBERS } from './attempts/hidden-numbers.ts';
import { HOSTILE_SESSIONS } from './attempts/hostile-sessions.ts';
import { LOOPS } from './attempts/loops.ts';
import { OTHER_PAGES } from './attempts/other-pages.ts';
import { REPLAYS } from './attempts/replay.ts';
import { SECRETS } from './attempts/secrets.ts';

/** All attempts, in order: purchases use up the day's quota, and the search for secrets comes last. */
export const ATTEMPTS: readonly Attempt[] = [
  ...FOREIGN_KEYS,
  ...FOREIGN_MASKS,
  ...HOSTILE_SESSIONS,
  ...HOSTILE_FORMS,
  ...REPLAYS,
  ...ENUMERATIONS,
  ...API_TRICKS,
  ...ANSWERS,
  ...OVERSIZED_BODIES,
  ...HIDDEN_NUMBERS,
  ...LOOPS,
  ...BLOCKED_CALLERS,
  ...OTHER_PAGES,
  ...FLOODS_OF_CALLS,
  ...CREATES,
  ...SECRETS,
];
