import type { Account, Application } from './account.ts';
import { isRecord } from './bodies.ts';
import { ControlFault } from './control-input.ts';
import { makeInbox } from './inbox.ts';
import type { LiveSession, Script } from './live-session.ts';

export interface SessionStart {
  /** What is POSTed first, under the key `session`. */
  readonly session: Readonly<Record<string, unknown>>;
  readonly application: Application;
  readonly script: Script;
  /** What somebody sees whom the document dials without a `from`. */
  readonly callerId?: string;
  readonly text?: string;
  readonly signals?: readonly string[];
  /** Where the session goes, if not by its own channel. */
  readonly channel?: 'messaging' | 'voice';
}

/** How a session stands, as the control calls answer it. */
export interface SessionReport {
  readonly id: string;
  readonly state: string;
  readonly connectedTo?: string;
  readonly callerIdShown?: string;
  readonly events: LiveSession['events'];
}

export interface Sessions {
  readonly start: (start: SessionStart) => LiveSession;
  readonly find: (id: string) => LiveSession | undefined;
  /** Waits until a session is over, or until it waits for a text itself. */
  readonly settled: (session: LiveSession) => Promise<SessionReport>;
  readonly isRunning: (session: LiveSession) => boolean;
  /** Queues a signal; `false` if there is no such session. */
  readonly signal: (id: string, signal: string) => boolean;
}

const MAX_SESSIONS = 1000;

const textOf = (record: unknown, field: string): string | undefined => {
  const value = isRecord(record) ? record[field] : undefined;
  return typeof value === 'string' ? value : undefined;
};

const channelOf = (session: SessionStart['session']): LiveSession['channel'] => {
  if (!isRecord(session['to'])) return 'NONE';
  return textOf(session['to'], 'channel') === 'TEXT' ? 'TEXT' : 'VOICE';
};

const urlOf = ({ application, channel, session }: SessionStart): string => {
  const isText = channel === undefined ? channelOf(session) === 'TEXT' : channel === 'messaging';
  const url = isText ? application.messagingUrl : application.voiceUrl;
  if (url !== undefined) return url;
  const field = isText ? 'messagingUrl' : 'voiceUrl';
  throw new ControlFault(409, `Application ${application.id} has no ${field}: set one with PUT first.`);
};

const liveSession = (start: SessionStart, now: Date, spareId: () => string): LiveSession => {
  const { session, script, callerId, text, signals } = start;
  const calledId = textOf(session['to'], 'id');
  const callId = textOf(session, 'callId') ?? null;
  return {
    id: textOf(session, 'id') ?? spareId(),
    callId,
    channel: channelOf(session),
    startedAt: now,
    script,
    events: [],
    inbox: makeInbox(text === undefined ? [] : [text]),
    signals: [...(signals ?? [])],
    callerKeys: [...script.callerKeys],
    ...(calledId !== undefined && { calledId }),
    ...(callerId !== undefined && { callerId }),
    isSkype: textOf(session['from'], 'network') === 'SKYPE',
    state: 'RINGING',
    seconds: 0,
    results: 0,
    ending: 'hung-up',
  };
};

const reportOf = (session: LiveSession, isRunning: boolean): SessionReport => {
  const { id, connectedTo, callerIdShown, events, ending } = session;
  const settledState = connectedTo === undefined ? ending : 'bridged';
  return {
    id,
    state: isRunning ? 'waiting' : settledState,
    ...(connectedTo !== undefined && { connectedTo }),
    ...(callerIdShown !== undefined && { callerIdShown }),
    events: [...events],
  };
};

export interface SessionsDependencies {
  readonly run: (session: LiveSession, url: string, body: unknown) => Promise<void>;
  readonly now: () => Date;
  readonly randomId: () => string;
}

/** All sessions that run or ran not long ago. */
export const makeSessions = ({ run, now, randomId }: SessionsDependencies): Sessions => {
  const runs = new Map<LiveSession, Promise<void>>();
  const known = new Map<string, LiveSession>();
  const isRunning = (session: LiveSession) => runs.has(session);
  return {
    start: (start) => {
      const url = urlOf(start);
      const session = liveSession(start, now(), randomId);
      known.set(session.id, session);
      for (const id of [...known.keys()].slice(0, -MAX_SESSIONS)) known.delete(id);
      const running = run(session, url, { session: start.session }).finally(() => runs.delete(session));
      runs.set(session, running);
      return session;
    },
    find: (id) => known.get(id),
    settled: async (session) => {
      await Promise.race([runs.get(session), session.inbox.waiting()]);
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

/** The application that owns what a session calls, or else the first one. */
export const applicationFor = (account: Account, applicationId: string | undefined): Application => {
  const application =
    applicationId === undefined ? account.applications()[0] : account.application(applicationId);
  if (application !== undefined) return application;
  throw new ControlFault(404, `There is no application ${applicationId ?? 'on this account'}.`);
};
