import { OUTCOMES } from '../support/script.ts';
import { CALLER_NAMES } from '../twilio-style/caller-profiles.ts';

export const FAULT_EXAMPLE = 'POST /v2/number_orders';

/** What `GET /simulator` answers. */
export const CONTROL_HELP = {
  calls: {
    'POST /simulator/calls':
      'Somebody calls a number: {"to", "from"?, "caller"?, "outcome"?, "destinations"?: {"+1415…": outcome}, "keys"?: what the called party presses, "callerKeys"?: what the caller presses, "ringSeconds"?, "talkSeconds"?, "hangsUp"?: "called" or "caller"}',
    'POST /simulator/orders': 'Ends an order that is pending: {"number", "outcome"?: "success" or "failure"}',
    'POST /simulator/locks': 'Locks a number against deletion, as its owner may: {"number", "isLocked"?}',
    'POST /simulator/faults': `The next requests fail: {"match": "${FAULT_EXAMPLE}", "status"?, "body"?, "contentType"?, "hang"?, "after"?: do the work and lose the answer, "delayMs"?, "times"?}`,
    'GET /simulator/faults': 'Faults that are still to come',
    'DELETE /simulator/faults': 'No more faults',
    'GET /simulator/log': 'Every request and answer, both ways',
    'DELETE /simulator/log': 'Empties the log',
    'GET /simulator/stock?prefix=1415': 'Numbers that can be bought',
    'POST /simulator/stock': 'Sets them: {"prefix", "numbers": [...]} or {"prefix", "count"}',
    'GET /simulator/settings': 'The settings',
    'POST /simulator/settings': 'Changes some of them',
  },
  callers: CALLER_NAMES,
  outcomes: OUTCOMES,
  states: {
    bridged: 'The caller spoke to somebody',
    'hung-up': 'Telnyx hung up',
    rejected: 'The application refused the call, which cost nothing',
    'caller-hung-up': 'The caller left before being connected',
    failed: 'The application failed',
  },
} as const;
