import { OUTCOMES } from '../support/calls/script.ts';
import { CALL_FIELDS, commonHelp } from '../support/control/control-help.ts';
import { CALLER_NAMES } from '../twiml/calls/caller-profiles.ts';

export const FAULT_EXAMPLE = 'POST /v2/number_orders';

/** What `GET /simulator` answers. */
export const CONTROL_HELP = {
  calls: {
    'POST /simulator/calls': `A person calls a number: ${CALL_FIELDS}}`,
    'POST /simulator/orders': 'Completes a pending order: {"number", "outcome"?: "success" or "failure"}',
    'POST /simulator/locks': 'Locks a number against deletion, or unlocks it: {"number", "isLocked"?}',
    ...commonHelp(FAULT_EXAMPLE),
  },
  callers: CALLER_NAMES,
  outcomes: OUTCOMES,
  states: {
    bridged: 'The caller was connected',
    'hung-up': 'Telnyx hung up',
    rejected: 'The application refused the call, which cost nothing',
    'caller-hung-up': 'The caller left before being connected',
    failed: 'The application failed',
  },
} as const;
