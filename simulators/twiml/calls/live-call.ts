import type { SimulatorEvent } from '../../support/calls/call-report.ts';
import { note } from '../../support/calls/call-report.ts';
import type { Script } from '../../support/calls/script.ts';
import type { CarrierAccount } from '../accounts/account.ts';
import type { IncomingNumber } from '../accounts/incoming-number.ts';
import type { CallFacts } from '../dialect.ts';

/** How it all ended. */
export type Ending = 'caller-hung-up' | 'failed' | 'hung-up' | 'rejected';

/** A call to one of the account's numbers while it runs. The verbs move its clock and its state on. */
export interface LiveCall extends CallFacts {
  readonly owned: IncomingNumber;
  readonly account: CarrierAccount;
  readonly script: Script;
  readonly startedAt: Date;
  readonly events: SimulatorEvent[];
  /** What the caller still has to press. */
  readonly callerKeys: string[];
  seconds: number;
  /** When the carrier took the call; from then on it is paid for. */
  answeredSeconds?: number;
  hasCallerLeft: boolean;
  /** Whether a `Dial` was tried: from then on a refusal is no refusal any more. */
  hasDialled: boolean;
  /** How many the application was asked for. */
  documents: number;
  ending: Ending;
  status: 'busy' | 'completed' | 'failed' | 'in-progress' | 'no-answer' | 'ringing';
  connectedTo?: string;
  callerIdShown?: string;
}

/** The carrier takes the call, if it has not done so; from here on it cannot be refused, and it costs something. */
export const answer = (call: LiveCall): void => {
  if (call.answeredSeconds !== undefined) return;
  call.answeredSeconds = call.seconds;
  call.status = 'in-progress';
  note(call, 'answered', 'The carrier answers the call, which is billed from here on');
};

export const callerLeaves = (call: LiveCall, words: string): void => {
  call.hasCallerLeft = true;
  call.ending = 'caller-hung-up';
  call.status = call.answeredSeconds === undefined ? 'no-answer' : 'completed';
  note(call, 'caller-hung-up', words);
};

/** Something that the carrier's debugger would show, by the carrier's own number for it. */
export const fault = (call: LiveCall, code: number, words: string): void =>
  note(call, 'error', `Error ${code}: ${words}`, { code });

/** Something that the carrier passes over, and that nobody meant. */
export const warn = (call: LiveCall, words: string): void =>
  note(call, 'warning', `Warning 12200: ${words}`, { code: 12_200 });

/** The time on the call's own clock, as callbacks have it. */
export const timestampOf = (call: LiveCall): string =>
  new Date(call.startedAt.getTime() + call.seconds * 1000).toUTCString().replace('GMT', '+0000');
