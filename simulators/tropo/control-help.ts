import { OUTCOMES } from '../support/calls/script.ts';
import { CALL_FIELDS, commonHelp } from '../support/control/control-help.ts';
import { CALLER_PROFILES } from './calls/caller-profiles.ts';
import { TEXT_PROFILES } from './texts/text-profiles.ts';

export const FAULT_EXAMPLE = 'POST /v1/applications/*/addresses';

/** What `GET /simulator` answers. */
export const CONTROL_HELP = {
  calls: {
    'POST /simulator/calls': `A person calls a number: ${CALL_FIELDS}, "signals"?, "session"?: fields to override}`,
    'POST /simulator/texts': 'A person sends a text to a number: {"to", "text", "from"?, "profile"?}',
    'DELETE /simulator/texts': 'Ends every open text conversation',
    'POST /simulator/sessions':
      'POSTs a session as it is given: {"session": {…}, "applicationId"?}, with the outcome fields of calls',
    'GET /simulator/sessions/{id}': 'Waits until a session is over and reports it',
    ...commonHelp(FAULT_EXAMPLE),
  },
  callers: Object.keys(CALLER_PROFILES),
  texts: Object.keys(TEXT_PROFILES),
  outcomes: OUTCOMES,
  states: {
    bridged: 'The caller was connected',
    'hung-up': 'Tropo answered and hung up',
    rejected: 'The application refused the call before it was answered',
    redirected: 'The application redirected the caller to a SIP address',
    'caller-hung-up': 'The caller left before being connected',
    failed: 'The application failed',
    waiting: 'A conversation waits for the next text',
    open: 'A conversation ended without a hangup',
  },
} as const;
