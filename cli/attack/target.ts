import type { Table } from '../../lib/aws/table.ts';
import type { Send } from './send.ts';
import type { SigningCarrier } from './signing-carriers.ts';
import type { TableRequest } from './table-counter.ts';

/** A mask and the person behind it. */
export interface Victim {
  readonly mask: string;
  readonly number: string;
}

/** Masks of every kind that a caller may dial. */
export interface Victims {
  readonly live: Victim;
  readonly other: Victim;
  readonly released: Victim;
  readonly expired: Victim;
}

/** The limits that the stack has to keep. */
export interface Limits {
  readonly masksPerNumber: number;
  readonly masksPerDay: number;
  readonly callsPerMinutePerMask: number;
  readonly callsPerMinutePerCaller: number;
}

/** How often something is tried. */
export interface Rounds {
  readonly replays: number;
  /** Sessions for masks that exist, and as many for masks that do not. */
  readonly guesses: number;
  /** Must exceed the limits of calls, or the attempt proves nothing. */
  readonly calls: number;
  /** For one number, and for many. Both must exceed the quotas. */
  readonly createsForOne: number;
  readonly creates: number;
}

/** The Callmask under attack, with an operator's access to prepare an attempt and to see its effect. */
export interface Target {
  readonly apiUrl: string;
  readonly simulatorUrl: string;
  /** The one in the carrier's voice URL. */
  readonly key: string;
  readonly table: Table;
  readonly limits: Limits;
  readonly rounds: Rounds;
  readonly victims: Victims;
  /** The carriers that sign, each with a victim of its own. */
  readonly signing: readonly SigningCarrier[];
  /** Keeps all refusals, which must reveal nothing. */
  readonly send: Send;
  readonly refusals: () => Iterable<string>;
  /** What the process has written to its outputs. */
  readonly written: () => string;
  /** What the table was asked since the last time. */
  readonly takeTableRequests: () => readonly TableRequest[];
  /** The number of a person who is not in the table; another one with each call. */
  readonly nextNumber: () => string;
  readonly nextCaller: () => string;
  readonly nextCallId: () => string;
  readonly nowMs: () => number;
}
