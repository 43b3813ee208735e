import { makeAnswerCalls } from '../../../functions/transfer/answer-calls.ts';
import type { CallHandlerDependencies } from '../../../functions/transfer/call-handler.ts';
import { makeFallback } from '../../../functions/transfer/fallback.ts';
import type { AnswerCallDependencies } from '../../../lib/calls/answer-call.ts';
import { makeAnswerWebhook } from '../../../lib/calls/answer-webhook.ts';
import type { CarrierName } from '../../../lib/carriers/connection.ts';
import type { CallProtocol, WebhookAnswer } from '../../../lib/carriers/protocol.ts';
import { CALL_PROTOCOLS } from '../../../lib/carriers/protocols.ts';
import { answerBySignature } from '../../support/calls/signed-world.ts';
import type { TestedCarrier } from '../carriers/kits.ts';
import { CARRIER_KITS } from '../carriers/kits.ts';
import type { UnregisteredCarrier } from '../carriers/simulation.ts';
import { PUBLIC_URL } from '../carriers/simulation.ts';

/** What the call flow has, whichever carrier asks. */
export interface CallFlow extends Omit<AnswerCallDependencies, 'protocol' | 'prover'> {
  readonly elapsedMs: () => number;
}

/** What answers the calls of a carrier, and what its fallback URL answers with. */
export interface OurSide extends Pick<CallHandlerDependencies, 'fallback' | 'prepare'> {
  readonly protocol: CallProtocol;
  readonly sayingDocument: (sentence: string) => WebhookAnswer;
}

export const makeOurSide = (carrier: TestedCarrier, flow: CallFlow): OurSide => {
  const { unregistered, signingSecret = '' } = CARRIER_KITS[carrier];
  return unregistered === undefined
    ? asDeployed(carrier as CarrierName, flow)
    : fromParts(carrier, unregistered, signingSecret, flow);
};

/** The function itself, which finds the carrier in lib. The secrets are where the environment says. */
const asDeployed = (carrier: CarrierName, flow: CallFlow): OurSide => {
  const environment = {
    CONNECTIONS: carrier,
    PUBLIC_URL,
    [`${carrier.toUpperCase()}_SIGNING_SECRET_ID`]: carrier,
  };
  return {
    protocol: CALL_PROTOCOLS[carrier],
    prepare: () => makeAnswerCalls({ ...flow, environment }),
    fallback: makeFallback(environment),
    sayingDocument: (sentence) => ({
      status: 200,
      contentType: 'text/xml',
      body: `<Response><Say>${sentence}</Say><Hangup/></Response>`,
    }),
  };
};

/** The parts that the function is made of, for a carrier that is not in lib. */
const fromParts = (
  carrier: TestedCarrier,
  { protocol, sayingDocument }: UnregisteredCarrier,
  signingSecret: string,
  flow: CallFlow,
): OurSide => ({
  protocol,
  prepare: () => {
    const readSecret = async () => protocol.parseSigningSecret(signingSecret);
    const answer = answerBySignature({
      ...flow,
      protocol,
      connection: carrier,
      publicUrl: PUBLIC_URL,
      readSecret,
    });
    return makeAnswerWebhook({ keyed: undefined, byConnection: new Map([[carrier, answer]]) });
  },
  fallback: () => protocol.fallback(),
  sayingDocument,
});
