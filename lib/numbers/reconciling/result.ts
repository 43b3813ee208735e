/**
 * What a step came to. `changed`: the row is no longer as it was found, so it is left alone. `reported`: a reconciliation
 * does not act on such a finding, or not yet. `waiting`: the carrier has not delivered, or does not take the number back yet.
 */
export type Result = 'changed' | 'done' | 'reported' | 'waiting';

/**
 * What was done about a finding. `postponed`: there was no time; the next reconciliation finds it again. `unsettled`: the
 * reconciliation only checks, or refused.
 */
export type SettledResult = Result | 'failed' | 'postponed' | 'unsettled';
