import type { SimulatorEvent } from '../../support/calls/call-report.ts';
import { note } from '../../support/calls/call-report.ts';
import type { Script } from '../../support/calls/script.ts';
import type { Inbox } from './inbox.ts';

export type CallState = 'ANSWERED' | 'DISCONNECTED' | 'FAILED' | 'RINGING';

/** How a session ended, or `open` for a text conversation that nothing has ended. */
export type Ending = 'caller-hung-up' | 'failed' | 'hung-up' | 'open' | 'redirected' | 'rejected';

/** One call, conversation or launch while it runs. Verbs advance its clock and its state. */
export interface LiveSession {
  readonly id: string;
  readonly channel: 'NONE' | 'TEXT' | 'VOICE';
  readonly startedAt: Date;
  readonly script: Script;
  readonly events: SimulatorEvent[];
  readonly inbox: Inbox;
  readonly signals: string[];
  readonly callerKeys: string[];
  /** `to.id` of the session that was POSTed. */
  readonly calledId?: string;
  /** The caller ID of a call without `from`. */
  readonly callerId?: string;
  /** Whether the caller is on Skype: the legs that a Skype call dials inherit its network. */
  readonly isSkype: boolean;
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

/** Tropo answers the call; from here on it cannot be refused. */
export const answerCall = (session: LiveSession): void => {
  if (session.state !== 'RINGING') return;
  session.state = 'ANSWERED';
  session.seconds += SETUP_SECONDS;
  note(session, 'answered', 'Tropo answers the call');
};

export const timeOf = (session: LiveSession): string =>
  new Date(session.startedAt.getTime() + session.seconds * 1000).toISOString();
