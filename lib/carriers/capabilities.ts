import type { AnswerMode, ShownCaller } from '../calls/route.ts';

/** A range, both ends included. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** STIR/SHAKEN: how sure the network is that the caller may show the number. A: the caller and the number are known. */
export type Attestation = 'A' | 'B' | 'C';

/** What a carrier can do in a call. Creating a mask that needs more is refused; a call to it would be too late. */
export interface Capabilities {
  /** What the person called may be shown; the first is the default. */
  readonly callerIds: readonly ShownCaller[];
  /** By what is shown. Left out: not known, or no such thing. */
  readonly attestation: Readonly<Partial<Record<ShownCaller, Attestation>>>;
  /** The limits that a document can set on the length of a call. Left out: it can set none. */
  readonly limitSeconds?: Bounds;
  /** How long a document can let a call ring. */
  readonly ringSeconds: Bounds;
  readonly answers: readonly AnswerMode[];
  /** How many calls a second a new account may have. Left out: no limit. */
  readonly callsPerSecond?: number;
}
