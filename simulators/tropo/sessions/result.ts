import type { Action } from '../documents/verbs/verb.ts';
import type { TropoSettings } from '../settings.ts';
import type { LiveSession } from './live-session.ts';

/** The outcome of a document, as results report it. */
export interface Outcome {
  readonly complete: boolean;
  readonly actions: readonly Action[];
  readonly error?: string;
}

/** One action is an object, several are an array. Without any, the key is absent. */
const actionsOf = (actions: readonly Action[]) => {
  if (actions.length === 0) return {};
  return { actions: actions.length === 1 ? actions[0] : actions };
};

/** The body of a result POST, with the fields of the year in the settings. */
export const resultBody = (session: LiveSession, outcome: Outcome, style: TropoSettings['resultStyle']) => {
  const { id, callId, state, seconds, results, calledId } = session;
  return {
    result: {
      sessionId: id,
      ...(style !== '2010' && { callId }),
      [style === '2010' ? 'callState' : 'state']: state,
      sessionDuration: Math.round(seconds),
      sequence: results,
      complete: outcome.complete,
      error: outcome.error ?? null,
      ...(style === '2017' && calledId !== undefined && { calledid: calledId }),
      ...actionsOf(outcome.actions),
    },
  };
};
