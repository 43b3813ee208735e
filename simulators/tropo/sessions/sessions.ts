import type { CallReport } from '../../support/calls/call-report.ts';
import type { Application } from '../account.ts';
import type { LiveSession } from './live-session.ts';
import type { NewSessionTools, SessionStart } from './new-session.ts';
import { newLiveSession } from './new-session.ts';

export interface Sessions {
  readonly start: (start: SessionStart) => LiveSession;
  readonly find: (id: string) => LiveSession | undefined;
  /** Waits until a session is over or waits for a text, and reports it. */
  readonly report: (session: LiveSession) => Promise<CallReport>;
  readonly isRunning: (session: LiveSession) => boolean;
  /** Queues a signal; `false` if there is no such session, or it is over. */
  readonly signal: (id: string, signal: string) => boolean;
}

const MAX_SESSIONS = 1000;

/** The URL of an application for sessions of this kind. */
export const urlFor = (application: Application, channel: 'messaging' | 'voice'): string | undefined =>
  channel === 'messaging' ? application.messagingUrl : application.voiceUrl;

const reportOf = (session: LiveSession, isRunning: boolean): CallReport => {
  const { id, connectedTo, callerIdShown, events, ending } = session;
  const stateAtEnd = connectedTo === undefined ? ending : 'bridged';
  return {
    id,
    state: isRunning ? 'waiting' : stateAtEnd,
    ...(connectedTo !== undefined && { connectedTo }),
    ...(callerIdShown !== undefined && { callerIdShown }),
    events: [...events],
  };
};

interface SessionsDependencies extends NewSessionTools {
  readonly run: (session: LiveSession, url: string, body: unknown) => Promise<void>;
}

/** All running sessions, and the last thousand. */
export const makeSessions = ({ run, ...tools }: SessionsDependencies): Sessions => {
  const running = new Map<LiveSession, Promise<void>>();
  const known = new Map<string, LiveSession>();
  const isRunning = (session: LiveSession) => running.has(session);
  return {
    start: (start) => {
      const session = newLiveSession(start, tools);
      known.set(session.id, session);
      for (const id of [...known.keys()].slice(0, -MAX_SESSIONS)) known.delete(id);
      const work = run(session, start.url, { session: start.session });
      running.set(
        session,
        work.finally(() => running.delete(session)),
      );
      return session;
    },
    find: (id) => known.get(id),
    report: async (session) => {
      await Promise.race([running.get(session), session.inbox.waiting()]);
      return reportOf(session, isRunning(session));
    },
    isRunning,
    signal: (id, signal) => {
      const session = known.get(id);
      // A conversation whose document ended without a hangup is still open.
      if (session === undefined || !(isRunning(session) || session.ending === 'open')) return false;
      session.signals.push(signal);
      session.inbox.interrupt();
      return true;
    },
  };
};
