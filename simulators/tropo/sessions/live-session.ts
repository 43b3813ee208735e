import type { SimulatorEvent } from '../../support/calls/call-report.ts';
import { note } from '../../support/calls/call-report.ts';
import type { Script } from '../../support/calls/script.ts';
import type { Inbox } from './inbox.ts';

export type CallState = 'ANSWERED' | 'DISCONNECTED' | 'FAILED' | 'RINGING';

/** How it all ended, or `open` while a text conversation goes on. */
export type Ending = 'caller-hung-up' | 'failed' | 'hung-up' | 'open' | 'redirected' | 'rejected';

/** One call, conversation or launch while it runs. The verbs move its clock and its state on. */
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
  /** What somebody sees whom Tropo dials with no `from`. */
  readonly callerId?: string;
  /** A Skype caller's network was inherited by the legs that it caused. */
  readonly isSkype: boolean;
  callId: string | null;
  /** Whether there is anybody to speak to: not yet, in a session that a token launched. */
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

/** Tropo takes the call; from here on it cannot be refused. */
export const answerCall = (session: LiveSession): void => {
  if (session.state !== 'RINGING') return;
  session.state = 'ANSWERED';
  session.seconds += SETUP_SECONDS;
  note(session, 'answered', 'Tropo answers the call');
};

export const timeOf = (session: LiveSession): string =>
  new Date(session.startedAt.getTime() + session.seconds * 1000).toISOString();
