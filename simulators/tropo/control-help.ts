import { OUTCOMES } from '../support/calls/script.ts';
import { CALL_FIELDS, commonHelp } from '../support/control/control-help.ts';
import { CALLER_PROFILES } from './calls/caller-profiles.ts';
import { TEXT_PROFILES } from './texts/text-profiles.ts';

export const FAULT_EXAMPLE = 'POST /v1/applications/*/addresses';

/** What `GET /simulator` answers. */
export const CONTROL_HELP = {
  calls: {
    'POST /simulator/calls': `Somebody calls a mask: ${CALL_FIELDS}, "signals"?, "session"?: fields to override}`,
    'POST /simulator/texts': 'Somebody writes to a mask: {"to", "text", "from"?, "profile"?}',
    'DELETE /simulator/texts': 'Ends every text conversation that is open',
    'POST /simulator/sessions':
      'POSTs a session as it is given: {"session": {…}, "applicationId"?}, with the outcome fields of calls',
    'GET /simulator/sessions/{id}': 'How a session ended; waits for it',
    ...commonHelp(FAULT_EXAMPLE),
  },
  callers: Object.keys(CALLER_PROFILES),
  texts: Object.keys(TEXT_PROFILES),
  outcomes: OUTCOMES,
  states: {
    bridged: 'The caller spoke to somebody',
    'hung-up': 'Tropo answered and hung up',
    rejected: 'The application refused the call before it was answered',
    redirected: 'The caller was sent on to a SIP address',
    'caller-hung-up': 'The caller left before being connected',
    failed: 'The application failed',
    waiting: 'A conversation waits for the next text',
    open: 'A conversation was left without a hangup',
  },
} as const;
