import { SIGNING_KEYS } from '../support/calls/signed-carriers.ts';
import { e164 } from '../support/numbers/masks.ts';
import type { Hidden } from './find-leaks.ts';

/**
 * Numbers that end in seven digits which no mask has: the simulator sells `555 0100` to `0199` and the like. Those of
 * Britain, France, Germany and Australia are kept for fiction; the others are invented.
 */
export const PEOPLE = [
  '+14155558317',
  '+12125559264',
  '+14165557739',
  '+442079460958',
  '+33199005283',
  '+493023125417',
].map(e164);

/** The carrier is silent when a mask near this number is asked for. */
export const PERSON_IN_SILENCE = e164('+19075553846');

export const CALLERS = ['+13125556402', '+18085554127', '+61491570156'].map(e164);

/** Calls all the time. */
export const BUSY_CALLER = e164('+16175552938');

export const KEY = 'leak-test-key-7Qw2ZpK4vXn9';
export const UNKNOWN_KEY = 'leak-test-key-of-a-stranger';

export const CREDENTIALS = {
  username: 'alice.leak-test',
  password: 'pa55:w?rd/of+alice',
  applicationId: '123456',
};

export const IDEMPOTENCY_KEY = 'leak-test-idempotency-8c1f2b';

export const HIDDEN: Hidden = {
  numbers: [...PEOPLE, ...CALLERS, PERSON_IN_SILENCE, BUSY_CALLER],
  texts: [
    KEY,
    UNKNOWN_KEY,
    CREDENTIALS.username,
    CREDENTIALS.password,
    IDEMPOTENCY_KEY,
    ...Object.values(SIGNING_KEYS),
  ],
};
