import type { AnswerMode, ShownCaller } from '../calls/route.ts';

/** From least to most, both included. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** STIR/SHAKEN: how sure the network is that whoever calls may show the number. A: of caller and number. */
export type Attestation = 'A' | 'B' | 'C';

/** What a carrier can do in a call. What it cannot is refused when a mask is made, not when somebody calls it. */
export interface Capabilities {
  /** What the person called may be shown; the first unless a mask says otherwise. */
  readonly callerIds: readonly ShownCaller[];
  /** By what is shown. Left out: not known, or no such thing. */
  readonly attestation: Readonly<Partial<Record<ShownCaller, Attestation>>>;
  /** How long a call may be told to last. Left out: the carrier cannot be told. */
  readonly limitSeconds?: Bounds;
  /** How long it may be told to ring. */
  readonly ringSeconds: Bounds;
  readonly answers: readonly AnswerMode[];
  /** How many calls a second a new account may have. Left out: as many as come. */
  readonly callsPerSecond?: number;
}
