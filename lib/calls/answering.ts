import type { Links, WebhookAnswer, WebhookRequest } from '../carriers/carrier.ts';
import { Problem } from '../errors/problem.ts';
import { blockedAs } from '../masks/block.ts';
import type { Outcome } from '../outcome.ts';
import type { SignedMessage } from './call.ts';
import type { LimitCall } from './call-limits.ts';
import type { CallTicket } from './call-ticket.ts';
import { refuse } from './decide.ts';
import type { ReadRoute, RouteQuery } from './route-reader.ts';
import type { Ruling } from './rule.ts';

export interface AnsweredCall {
  readonly answer: WebhookAnswer;
  readonly outcome: Outcome;
}

/** Answers what a carrier sent. @throws Problem `request-invalid` when the carrier is itself and its message makes no sense */
export type AnswerCall = (request: WebhookRequest) => Promise<AnsweredCall>;

/** What answering a call takes, whoever the carrier is. */
export interface CallFlow {
  readonly readRoute: ReadRoute;
  readonly limitCall: LimitCall;
  /** After so many seconds of talk a call is ended, where the carrier can be told so. */
  readonly limitSeconds: number;
  readonly nowSeconds: () => number;
}

/** Byte for byte what API Gateway says of a path that it does not know: who is not the carrier finds nothing here. */
export const NOT_OURS: AnsweredCall = {
  answer: { status: 404, contentType: 'application/json', body: '{"message":"Not Found"}' },
  outcome: { event: 'webhook-not-ours' },
};

interface Reading<Message> {
  readonly message: Message | undefined;
  readonly flaw?: Problem;
}

/** What cannot be read is told only to who has proven to be the carrier, so it waits until then. */
export const reading = <Message>(
  protocol: { readonly read: (request: WebhookRequest) => Message },
  request: WebhookRequest,
): Reading<Message> => {
  try {
    return { message: protocol.read(request) };
  } catch (error) {
    if (error instanceof Problem) {
      return { message: undefined, flaw: error };
    }
    throw error;
  }
};

export const dialled = (message: SignedMessage | undefined): Pick<RouteQuery, 'callers' | 'masks'> =>
  message?.kind === 'call'
    ? { masks: message.masks, callers: blockedAs(message) }
    : { masks: [], callers: [] };

/** Last, so that only calls which nothing else speaks against are counted. */
export const limited = async (
  ruling: Ruling,
  message: SignedMessage,
  limitCall: LimitCall,
): Promise<Ruling> => {
  const { connectsBy, outcome } = ruling;
  const reason =
    connectsBy !== undefined && message.kind === 'call'
      ? await limitCall(connectsBy, message.caller)
      : undefined;
  return reason === undefined
    ? ruling
    : { decision: refuse(reason), outcome: { ...outcome, event: 'call-refused', reason } };
};

/**
 * What comes later of a call comes back to an address that names the call and its mask, so nothing has to be looked up for
 * the log.
 */
export const linksTo = (outcome: Outcome, addressOf: (ticket: CallTicket) => string): Links => {
  let after: string | undefined;
  return {
    after: (event) => {
      after ??= addressOf(ticketOf(outcome));
      return `${after}?event=${event}`;
    },
  };
};

const ticketOf = ({ mask, call }: Outcome): CallTicket => {
  if (mask === undefined || call === undefined) {
    throw new Error('Only a call that was connected has results.');
  }
  return { mask, call };
};
