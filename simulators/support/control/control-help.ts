/** What `GET /simulator` says of calls, as far as every simulator takes the same. Closed by whatever else one takes, and `}`. */
export const CALL_FIELDS =
  '{"to", "from"?, "caller"?, "outcome"?, "destinations"?: {"+1415…": outcome}, "keys"?: what the called party presses, "callerKeys"?: what the caller presses, "ringSeconds"?, "talkSeconds"?, "hangsUp"?: "called" or "caller"';

/** What it says of the orders that every simulator takes in the same way (control-routes.ts). */
export const commonHelp = (faultExample: string) => ({
  'POST /simulator/faults': `The next requests fail: {"match": "${faultExample}", "status"?, "body"?, "contentType"?, "hang"?, "after"?: do the work and lose the answer, "delayMs"?, "times"?}`,
  'GET /simulator/faults': 'Faults that are still to come',
  'DELETE /simulator/faults': 'No more faults',
  'GET /simulator/log': 'Every request and answer, both ways',
  'DELETE /simulator/log': 'Empties the log',
  'GET /simulator/stock?prefix=1415': 'Numbers that can be bought',
  'POST /simulator/stock': 'Sets them: {"prefix", "numbers": [...]} or {"prefix", "count"}',
  'GET /simulator/settings': 'The settings',
  'POST /simulator/settings': 'Changes some of them',
});
