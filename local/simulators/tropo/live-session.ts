import type { Inbox } from './inbox.ts';

export const OUTCOMES = [
  'answered',
  'busy',
  'no-answer',
  'rejected',
  'failed',
  'voicemail',
  'caller-hangs-up',
  'caller-gives-up',
] as const;

/** How a call that Tropo dials goes. */
export type Outcome = (typeof OUTCOMES)[number];

/** How the people behave whom the simulator plays. */
export interface Script {
  readonly outcome: Outcome;
  /** Outcomes for single destinations, by number or SIP address; `outcome` is for all others. */
  readonly destinations: Readonly<Record<string, Outcome>>;
  /** What the called party presses when asked before being connected. */
  readonly keys?: string;
  /** What the caller presses or says, one entry for each time of asking. */
  readonly callerKeys: readonly string[];
  /** How long it rings; a person answers sooner than a machine if nothing is said. */
  readonly ringSeconds?: number;
  readonly talkSeconds: number;
  readonly hangsUp: 'called' | 'caller';
}

export const USUAL_SCRIPT: Script = {
  outcome: 'answered',
  destinations: {},
  callerKeys: [],
  talkSeconds: 60,
  hangsUp: 'called',
};

/** Something that happened, in words for people, with whatever programs want to know of it. */
export interface SimulatorEvent {
  /** Seconds on the session's own clock, which does not wait for anybody. */
  readonly seconds: number;
  readonly event: string;
  readonly words: string;
  readonly [detail: string]: unknown;
}

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

export const note = (
  session: LiveSession,
  event: string,
  words: string,
  details: Readonly<Record<string, unknown>> = {},
): void => {
  session.events.push({ seconds: Math.round(session.seconds), event, words, ...details });
};

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
