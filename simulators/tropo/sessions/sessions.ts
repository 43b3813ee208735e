import type { CallReport } from '../../support/calls/call-report.ts';
import type { Script } from '../../support/calls/script.ts';
import type { Application } from '../account.ts';
import { channelOf, textAt } from '../calls/session-body.ts';
import { makeInbox } from './inbox.ts';
import type { LiveSession } from './live-session.ts';

export interface SessionStart {
  /** What is POSTed first, under the key `session`. */
  readonly session: Readonly<Record<string, unknown>>;
  readonly url: string;
  readonly script: Script;
  /** The caller ID of a call without `from`. */
  readonly callerId?: string;
  readonly text?: string;
  readonly signals?: readonly string[];
}

export interface Sessions {
  readonly start: (start: SessionStart) => LiveSession;
  readonly find: (id: string) => LiveSession | undefined;
  /** Waits until a session is over or waits for a text, and reports it. */
  readonly settled: (session: LiveSession) => Promise<CallReport>;
  readonly isRunning: (session: LiveSession) => boolean;
  /** Queues a signal; `false` if there is no such session. */
  readonly signal: (id: string, signal: string) => boolean;
}

const MAX_SESSIONS = 1000;

/** The URL of an application for sessions of this kind. */
export const urlFor = (application: Application, channel: 'messaging' | 'voice'): string | undefined =>
  channel === 'messaging' ? application.messagingUrl : application.voiceUrl;

const liveSession = (start: SessionStart, now: Date, spareId: () => string): LiveSession => {
  const { session, script, callerId, text, signals = [] } = start;
  const channel = channelOf(session);
  const calledId = textAt(session['to'], 'id');
  return {
    id: textAt(session, 'id') ?? spareId(),
    callId: textAt(session, 'callId') ?? null,
    channel,
    startedAt: now,
    script,
    events: [],
    inbox: makeInbox(text === undefined ? [] : [text]),
    signals: [...signals],
    callerKeys: [...script.callerKeys],
    ...(calledId !== undefined && { calledId }),
    ...(callerId !== undefined && { callerId }),
    isSkype: textAt(session['from'], 'network') === 'SKYPE',
    hasCall: channel !== 'NONE',
    state: channel === 'NONE' ? 'ANSWERED' : 'RINGING',
    seconds: 0,
    results: 0,
    ending: 'hung-up',
  };
};

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

interface SessionsDependencies {
  readonly run: (session: LiveSession, url: string, body: unknown) => Promise<void>;
  readonly now: () => Date;
  readonly randomId: () => string;
}

/** All running sessions, and the last thousand. */
export const makeSessions = ({ run, now, randomId }: SessionsDependencies): Sessions => {
  const running = new Map<LiveSession, Promise<void>>();
  const known = new Map<string, LiveSession>();
  const isRunning = (session: LiveSession) => running.has(session);
  return {
    start: (start) => {
      const session = liveSession(start, now(), randomId);
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
    settled: async (session) => {
      await Promise.race([running.get(session), session.inbox.waiting()]);
      return reportOf(session, isRunning(session));
    },
    isRunning,
    signal: (id, signal) => {
      const session = known.get(id);
      session?.signals.push(signal);
      session?.inbox.interrupt();
      return session !== undefined;
    },
  };
};
