import type { Table } from '../../lib/aws/table.ts';
import type { Send } from './send.ts';
import type { SigningCarrier } from './signing-carriers.ts';
import type { TableRequest } from './table-counter.ts';

/** A mask and the person behind it. */
export interface Victim {
  readonly mask: string;
  readonly number: string;
}

/** Masks of every kind that somebody may dial. */
export interface Victims {
  readonly live: Victim;
  readonly other: Victim;
  readonly released: Victim;
  readonly expired: Victim;
}

/** What the stack is told to hold. */
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
  /** Has to be more than the limits of calls, or nothing is shown. */
  readonly calls: number;
  /** For one number, and for many; both have to be more than the quotas. */
  readonly createsForOne: number;
  readonly creates: number;
}

/** What is attacked, with the hands of whoever runs it, to prepare an attack and to see what it did. */
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
  /** Keeps the answers that must not tell anything: all but successes. */
  readonly send: Send;
  readonly refusals: () => Iterable<string>;
  /** What the process has written to its outputs. */
  readonly written: () => string;
  /** What the table was asked since the last time. */
  readonly takeTableRequests: () => readonly TableRequest[];
  /** Numbers of people of whom nothing is known yet; the next one with each call. */
  readonly nextNumber: () => string;
  readonly nextCaller: () => string;
  readonly nextCallId: () => string;
  readonly nowMs: () => number;
}
