import type { CallProtocol, WebhookAnswer, WebhookRequest } from '../carriers/protocol.ts';
import type { Outcome } from '../outcome.ts';
import type { LimitCall } from './call-limits.ts';
import type { CarrierEvent } from './carrier-event.ts';
import type { Known } from './decide.ts';
import { decide, refuse } from './decide.ts';
import type { Decision } from './decision.ts';
import { linksTo } from './links.ts';
import { NOT_OURS } from './not-ours.ts';
import { outcomeOf } from './outcome-of.ts';
import type { Proof, Prover } from './proofs/prover.ts';
import { isMisplaced, readEvent } from './read-event.ts';
import type { ReadRoute, RouteFound } from './route-reader.ts';

export interface AnsweredCall {
  readonly answer: WebhookAnswer;
  readonly outcome: Outcome;
}

/** Answers a request of a carrier. @throws Problem `request-invalid` if the carrier is proven but the event makes no sense */
export type AnswerCall = (request: WebhookRequest) => Promise<AnsweredCall>;

export interface AnswerCallDependencies {
  readonly prover: Prover;
  readonly protocol: Pick<CallProtocol, 'read' | 'write'>;
  readonly readRoute: ReadRoute;
  readonly limitCall: LimitCall;
  /** The carrier ends a call after this many seconds of talk, if its documents can say so. */
  readonly limitSeconds: number;
  readonly nowSeconds: () => number;
}

/**
 * The call flow: proves the carrier, reads the event, looks up the route, decides, applies the limits and writes the
 * document. Nothing from the table is used before the proof is complete.
 */
export const makeAnswerCall = (dependencies: AnswerCallDependencies): AnswerCall => {
  const { prover, protocol, limitCall, limitSeconds, nowSeconds } = dependencies;
  const logged = prover.connection === undefined ? {} : { connection: prover.connection };
  const notOurs: AnsweredCall = { answer: NOT_OURS, outcome: { event: 'webhook-not-ours', ...logged } };
  return async (incoming) => {
    const proof = await prover.prove(incoming);
    if (proof === 'not-ours') {
      return notOurs;
    }
    const { event, flaw } = readEvent(protocol, proof.request);
    if (event !== undefined && isMisplaced(event, proof.ticket)) {
      return notOurs;
    }
    const { route, webhookKey } = await lookUp(dependencies, event, proof);
    const terms = { nowSeconds: nowSeconds(), limitSeconds };
    if (proof.key?.letsIn({ webhookKey, event, nowSeconds: terms.nowSeconds }) === false) {
      return notOurs;
    }
    if (event === undefined) {
      throw flaw;
    }
    const known = { route, ticket: proof.ticket };
    const decision = await limited(decide(event, known, terms), event, known, limitCall);
    const outcome = outcomeOf(event, decision, known);
    const answer = protocol.write(decision, linksTo(outcome, proof.addressAfter));
    return { answer, outcome: { ...outcome, ...logged } };
  };
};

const NOTHING: RouteFound = { route: { kind: 'none', reason: 'unknown-mask' }, webhookKey: undefined };

/** Reads the table for a call or a key; other events need nothing from it. */
const lookUp = (
  { prover: { connection }, readRoute }: AnswerCallDependencies,
  event: CarrierEvent | undefined,
  { key }: Proof,
): Promise<RouteFound> | RouteFound => {
  const call = event?.kind === 'call' ? event : undefined;
  return call === undefined && key === undefined
    ? NOTHING
    : readRoute({ call, connection, keyDigest: key?.digest });
};

/** Applies the limits last, so that only calls that would be connected are counted. */
const limited = async (
  decision: Decision,
  event: CarrierEvent,
  { route }: Known,
  limitCall: LimitCall,
): Promise<Decision> => {
  if (decision.kind !== 'connect' || event.kind !== 'call' || route.kind !== 'people') {
    return decision;
  }
  const reason = await limitCall(route, event.caller);
  return reason === undefined ? decision : refuse(reason);
};
