/** The fields of a call that every simulator takes. Each adds its own and the closing `}`. */
export const CALL_FIELDS =
  '{"to", "from"?, "caller"?, "outcome"?, "destinations"?: {"+1415…": outcome}, "keys"?: what the called party presses (in a list: one for each attempt), "callerKeys"?: what the caller presses, "ringSeconds"?, "talkSeconds"?, "hangsUp"?: "called" or "caller"';

/** The help for the control calls that every simulator takes (control-routes.ts). */
export const commonHelp = (faultExample: string) => ({
  'POST /simulator/faults': `The next requests fail: {"match": "${faultExample}", "status"?, "body"?, "contentType"?, "hang"?, "after"?: do the work and lose the answer, "delayMs"?, "times"?}`,
  'GET /simulator/faults': 'Shows the faults that are still to come',
  'DELETE /simulator/faults': 'Removes all faults',
  'GET /simulator/log': 'Every request and answer, in both directions',
  'DELETE /simulator/log': 'Empties the log',
  'GET /simulator/stock?prefix=1415': 'Shows the numbers that can be bought',
  'POST /simulator/stock':
    'Sets the numbers under a prefix: {"prefix", "numbers": [...]}, or how many of them are free: {"prefix", "count"}',
  'DELETE /simulator/stock?prefix=1415': 'Brings back the numbers that were in stock at the start',
  'GET /simulator/settings': 'Shows the settings',
  'POST /simulator/settings': 'Changes some settings',
});
