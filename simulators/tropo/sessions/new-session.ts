import type { Script } from '../../support/calls/script.ts';
import { channelOf, textAt } from '../calls/session-body.ts';
import { makeCookieJar } from './cookies.ts';
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

export interface NewSessionTools {
  readonly now: () => Date;
  readonly randomId: () => string;
  /** Logs a text to a person. */
  readonly logText: (sessionId: string, to: string, text: string) => void;
}

/** A session before its first POST. */
export const newLiveSession = (
  start: SessionStart,
  { logText, now, randomId }: NewSessionTools,
): LiveSession => {
  const { session, script, callerId, text, signals = [] } = start;
  const channel = channelOf(session);
  const calledId = textAt(session['to'], 'id');
  const id = textAt(session, 'id') ?? randomId();
  return {
    id,
    callId: textAt(session, 'callId') ?? null,
    channel,
    startedAt: now(),
    script,
    events: [],
    inbox: makeInbox(text === undefined ? [] : [text]),
    signals: [...signals],
    callerKeys: [...script.callerKeys],
    calledKeys: typeof script.keys === 'string' ? [] : [...(script.keys ?? [])],
    cookies: makeCookieJar(),
    recordingTo: [],
    logText: (to, text) => logText(id, to, text),
    ...(channel === 'TEXT' && callerId !== undefined && { textsTo: callerId }),
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
