import type { SimulatorEvent } from '../../support/calls/call-report.ts';
import { note } from '../../support/calls/call-report.ts';
import type { Script } from '../../support/calls/script.ts';
import type { CarrierAccount } from '../accounts/account.ts';
import type { IncomingNumber } from '../accounts/incoming-number.ts';
import type { CallFacts } from '../dialect.ts';

/** How a call ended. */
export type Ending = 'caller-hung-up' | 'failed' | 'hung-up' | 'rejected';

/** A call to one of the account's numbers while it runs. Verbs advance its clock and its state. */
export interface LiveCall extends CallFacts {
  readonly owned: IncomingNumber;
  readonly account: CarrierAccount;
  readonly script: Script;
  readonly startedAt: Date;
  readonly events: SimulatorEvent[];
  /** The keys that the caller has yet to press. */
  readonly callerKeys: string[];
  seconds: number;
  /** When the carrier answered the call; it is billed from then on. */
  answeredSeconds?: number;
  hasCallerLeft: boolean;
  /** Whether a `Dial` was tried: after one, `Reject` no longer refuses the call. */
  hasDialled: boolean;
  /** How many documents the application was asked for. */
  documents: number;
  ending: Ending;
  status: 'busy' | 'completed' | 'failed' | 'in-progress' | 'no-answer' | 'ringing';
  connectedTo?: string;
  callerIdShown?: string;
}

/** The carrier answers the call, unless it has already. From here on it is billed and cannot be refused. */
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

/** Notes an error as the carrier's debugger shows it, with its code. */
export const fault = (call: LiveCall, code: number, words: string): void =>
  note(call, 'error', `Error ${code}: ${words}`, { code });

/** Notes a mistake in a document that the carrier ignores. */
export const warn = (call: LiveCall, words: string): void =>
  note(call, 'warning', `Warning 12200: ${words}`, { code: 12_200 });

/** The time on the call's own clock, in the format of callbacks. */
export const timestampOf = (call: LiveCall): string =>
  new Date(call.startedAt.getTime() + call.seconds * 1000).toUTCString().replace('GMT', '+0000');
