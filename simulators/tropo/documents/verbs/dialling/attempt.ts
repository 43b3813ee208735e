import type { LiveSession } from '../../../sessions/live-session.ts';
import { timeOf } from '../../../sessions/live-session.ts';
import type { VerbValue } from '../../document.ts';
import type { Action } from '../verb.ts';
import { named } from '../verb.ts';

/** The fields of an answered attempt. */
interface Connection {
  readonly answeredSeconds: number;
  readonly userType: 'HUMAN' | 'MACHINE';
}

/** An attempt to reach a destination. Its durations count from the start of dialling. */
export interface Attempt {
  readonly action: (
    disposition: string,
    calledid: string,
    connection?: Connection,
  ) => { readonly action?: Action };
}

export const beginAttempt = (value: VerbValue, session: LiveSession): Attempt => {
  const startedSeconds = session.seconds;
  const timestamp = timeOf(session);
  return {
    action: (disposition, calledid, connection) => {
      const connected = connection === undefined ? 0 : session.seconds - connection.answeredSeconds;
      return named(value, {
        duration: Math.round(session.seconds - startedSeconds),
        connectedDuration: Math.round(connected),
        disposition,
        timestamp,
        calledid,
        ...(connection !== undefined && { userType: connection.userType }),
      });
    },
  };
};
