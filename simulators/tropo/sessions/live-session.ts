import type { SimulatorEvent } from '../../support/calls/call-report.ts';
import { note } from '../../support/calls/call-report.ts';
import type { Script } from '../../support/calls/script.ts';
import type { CookieJar } from './cookies.ts';
import type { Inbox } from './inbox.ts';

export type CallState = 'ANSWERED' | 'DISCONNECTED' | 'FAILED' | 'RINGING';

/** How a session ended, or `open` for a text conversation that nothing has ended. */
export type Ending = 'caller-hung-up' | 'failed' | 'hung-up' | 'open' | 'redirected' | 'rejected';

/** One place to which a recording goes, without the credentials for it. */
export interface Upload {
  readonly url: string;
  readonly method?: string;
}

/** One call, conversation or launch while it runs. Verbs advance its clock and its state. */
export interface LiveSession {
  readonly id: string;
  readonly startedAt: Date;
  readonly script: Script;
  readonly events: SimulatorEvent[];
  readonly inbox: Inbox;
  readonly signals: string[];
  readonly callerKeys: string[];
  /** What the called party presses at each question, if that is a list. */
  readonly calledKeys: string[];
  readonly cookies: CookieJar;
  /** Where the recording of the whole call goes once it ends. */
  readonly recordingTo: Upload[];
  /** Logs a text to a person. */
  readonly logText: (to: string, text: string) => void;
  /** `to.id` of the session that was POSTed. */
  readonly calledId?: string;
  /** The caller ID of a call without `from`. */
  readonly callerId?: string;
  /** Whether the caller is on Skype: the legs that a Skype call dials inherit its network. */
  readonly isSkype: boolean;
  /** A launched session has none before its first `call`. */
  channel: 'NONE' | 'TEXT' | 'VOICE';
  /** Who gets what a text session says. */
  textsTo?: string;
  callId: string | null;
  /** Whether there is a call: not at first, in a session that a token launched. */
  hasCall: boolean;
  state: CallState;
  seconds: number;
  results: number;
  ending: Ending;
  connectedTo?: string;
  callerIdShown?: string;
}

const SETUP_SECONDS = 2;

export const callerLeaves = (session: LiveSession, words: string): void => {
  session.ending = 'caller-hung-up';
  note(session, 'caller-hung-up', words);
};

/** What the called party presses next: always the same, or one of a list; `undefined` for nothing. */
export const calledPartyPresses = ({ script, calledKeys }: LiveSession): string | undefined =>
  (typeof script.keys === 'string' ? script.keys : calledKeys.shift()) || undefined;

/** Tropo answers the call; from here on it cannot be refused. */
export const answerCall = (session: LiveSession): void => {
  if (session.state !== 'RINGING') return;
  session.state = 'ANSWERED';
  session.seconds += SETUP_SECONDS;
  note(session, 'answered', 'Tropo answers the call');
};

export const timeOf = (session: LiveSession): string =>
  new Date(session.startedAt.getTime() + session.seconds * 1000).toISOString();
