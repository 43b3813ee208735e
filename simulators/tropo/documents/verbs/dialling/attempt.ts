import type { LiveSession } from '../../../sessions/live-session.ts';
import { timeOf } from '../../../sessions/live-session.ts';
import type { Action } from '../verb.ts';

/** The fields of an answered attempt. */
interface Connection {
  readonly answeredSeconds: number;
  readonly userType: 'HUMAN' | 'MACHINE';
}

/** An attempt to reach a destination. Its durations count from the start of dialling. */
export interface Attempt {
  readonly fields: (disposition: string, calledid: string, connection?: Connection) => Action;
}

export const beginAttempt = (session: LiveSession): Attempt => {
  const startedSeconds = session.seconds;
  const timestamp = timeOf(session);
  return {
    fields: (disposition, calledid, connection) => {
      const connected = connection === undefined ? 0 : session.seconds - connection.answeredSeconds;
      return {
        duration: Math.round(session.seconds - startedSeconds),
        connectedDuration: Math.round(connected),
        disposition,
        timestamp,
        calledid,
        ...(connection !== undefined && { userType: connection.userType }),
      };
    },
  };
};
