import { OUTCOMES } from '../support/script.ts';
import { CALLER_PROFILES } from './caller-profiles.ts';
import { TEXT_PROFILES } from './text-profiles.ts';

/** What `GET /simulator` answers. */
export const CONTROL_HELP = {
  calls: {
    'POST /simulator/calls':
      'Somebody calls a mask: {"to", "from"?, "caller"?, "outcome"?, "destinations"?: {"+1415…": outcome}, "keys"?: what the called party presses, "callerKeys"?: what the caller presses, "ringSeconds"?, "talkSeconds"?, "hangsUp"?: "called" or "caller", "signals"?, "session"?: fields to override}',
    'POST /simulator/texts': 'Somebody writes to a mask: {"to", "text", "from"?, "profile"?}',
    'DELETE /simulator/texts': 'Ends every text conversation that is open',
    'POST /simulator/sessions':
      'POSTs a session as it is given: {"session": {…}, "applicationId"?}, with the outcome fields of calls',
    'GET /simulator/sessions/{id}': 'How a session ended; waits for it',
    'POST /simulator/faults':
      'The next requests fail: {"match": "POST /v1/applications/*/addresses", "status"?, "body"?, "contentType"?, "hang"?, "after"?: do the work and lose the answer, "delayMs"?, "times"?}',
    'GET /simulator/faults': 'Faults that are still to come',
    'DELETE /simulator/faults': 'No more faults',
    'GET /simulator/log': 'Every request and answer, both ways',
    'DELETE /simulator/log': 'Empties the log',
    'GET /simulator/stock?prefix=1415': 'Numbers that can be bought',
    'POST /simulator/stock': 'Sets them: {"prefix", "numbers": [...]} or {"prefix", "count"}',
    'GET /simulator/settings': 'The settings',
    'POST /simulator/settings': 'Changes some of them',
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
