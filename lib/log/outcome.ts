import type { CallEnded } from '../calls/call.ts';
import type { CallReference } from '../calls/call-token.ts';
import type { RefusalReason } from '../calls/decision.ts';
import type { ProblemCode } from '../errors/problem.ts';
import type { ConnectionName, MaskId } from '../masks/mask.ts';

/** What happened, in the words of the log; each is a metric too (`CallConnected`, ...). */
export type OutcomeEvent =
  | 'call-apologised'
  | 'call-connected'
  | 'call-ended'
  | 'call-refused'
  | 'ghost-found'
  | 'ghost-healed'
  | 'launch-ignored'
  | 'mask-changed'
  | 'mask-created'
  | 'mask-released'
  | 'mask-shown'
  | 'masks-listed'
  | 'release-unconfirmed'
  | 'request-failed'
  | 'request-refused'
  | 'text-answered'
  | 'webhook-invalid'
  | 'webhook-not-ours';

/**
 * One line of the log. By its types no telephone number gets in: a mask appears as its random id, a call as the digest
 * of its id, a person not at all.
 */
export interface Outcome {
  readonly event: OutcomeEvent;
  readonly connection?: ConnectionName;
  readonly mask?: MaskId;
  readonly call?: CallReference;
  readonly reason?: CallEnded['outcome'] | RefusalReason;
  readonly released?: 'by-carrier' | 'was-gone';
  readonly problem?: ProblemCode;
  readonly status?: number;
  readonly connectedSeconds?: number;
}
