import type { CallEnded } from './calls/carrier-event.ts';
import type { RefusalReason } from './calls/decision.ts';
import type { CallReference } from './calls/proofs/call-ticket.ts';
import type { ConnectionName } from './carriers/connection.ts';
import type { ProblemCode } from './errors/problem-codes.ts';
import type { MaskId } from './ids.ts';
import type { FindingResult } from './numbers/reconciling/finding.ts';
import type { Refusal } from './numbers/reconciling/plan.ts';

/** The events of the log. Each is also a metric (`CallConnected`, ...). */
export type OutcomeEvent =
  | 'blocks-listed'
  | 'call-accepted'
  | 'fallback-played'
  | 'call-connected'
  | 'call-declined'
  | 'call-ended'
  | 'call-offered'
  | 'call-refused'
  | 'caller-blocked'
  | 'caller-unblocked'
  | 'carriers-listed'
  | 'drift-found'
  | 'expired-mask-found'
  | 'missing-number-found'
  | 'missing-number-recovered'
  | 'launch-ignored'
  | 'mask-changed'
  | 'mask-created'
  | 'mask-ordered'
  | 'mask-released'
  | 'mask-shown'
  | 'masks-listed'
  | 'orphan-found'
  | 'pending-order-found'
  | 'person-erased'
  | 'person-exported'
  | 'release-awaited'
  | 'release-unconfirmed'
  | 'request-failed'
  | 'request-refused'
  | 'result-ignored'
  | 'stray-reservation-found'
  | 'stuck-request-found'
  | 'reconciliation-failed'
  | 'reconciliation-finished'
  | 'reconciliation-refused'
  | 'reconciliation-step-failed'
  | 'text-answered'
  | 'unfinished-release-found'
  | 'webhook-invalid'
  | 'webhook-not-ours';

/**
 * One line of the log. Its types admit no telephone number: a mask appears as its random id, a call as the digest of its
 * id, a person not at all.
 */
export interface Outcome {
  readonly event: OutcomeEvent;
  readonly connection?: ConnectionName;
  readonly mask?: MaskId;
  readonly call?: CallReference;
  readonly reason?: CallEnded['outcome'] | RefusalReason;
  readonly released?: 'by-carrier' | 'restored' | 'was-gone';
  readonly problem?: ProblemCode;
  readonly status?: number;
  readonly connectedSeconds?: number;
  /** What a reconciliation did about a finding. */
  readonly result?: FindingResult;
  /** Why a reconciliation changed nothing. */
  readonly refusal?: Refusal;
  readonly isComplete?: boolean;
  readonly counts?: Readonly<Record<string, number>>;
}
