import type { CallProtocol, Links, WebhookAnswer, WebhookRequest } from '../carriers/carrier.ts';
import { Problem } from '../errors/problem.ts';
import type { Outcome } from '../log/outcome.ts';
import { blockedAs } from '../masks/block.ts';
import type { ReadRoute, RouteQuery } from '../masks/route-reader.ts';
import type { CarrierMessage } from './call.ts';
import type { LimitCall } from './call-limits.ts';
import type { CallTicket } from './call-token.ts';
import { readCallToken, writeCallToken } from './call-token.ts';
import { refuse } from './decide.ts';
import type { Ruling } from './rule.ts';
import { rule } from './rule.ts';
import { digestOfKey, isWellFormedKey } from './webhook-key.ts';

export interface AnsweredCall {
  readonly answer: WebhookAnswer;
  readonly outcome: Outcome;
}

export interface Dependencies {
  readonly protocol: CallProtocol;
  readonly readRoute: ReadRoute;
  readonly limitCall: LimitCall;
  /** After so many seconds of talk a call is ended, where the carrier can be told so. */
  readonly limitSeconds: number;
  readonly nowSeconds: () => number;
}

/** Byte for byte what API Gateway says of a path that it does not know: a wrong key finds nothing here. */
const NOT_OURS: AnsweredCall = {
  answer: { status: 404, contentType: 'application/json', body: '{"message":"Not Found"}' },
  outcome: { event: 'webhook-not-ours' },
};

/**
 * Answers what a carrier sent: where a call goes, or what a caller hears after one. Nothing of the message is used
 * before the carrier has proven to be itself.
 * @throws Problem `request-invalid` when the carrier is itself and its message makes no sense.
 */
export const makeAnswerCall =
  ({ protocol, readRoute, limitCall, limitSeconds, nowSeconds }: Dependencies) =>
  async (request: WebhookRequest): Promise<AnsweredCall> => {
    const { key = '', token } = request.parameters;
    const ticket = readTicket(token, key);
    if (!isWellFormedKey(key) || ticket === 'forged') {
      return NOT_OURS;
    }
    const { message, flaw } = read(protocol, request);
    const found = await readRoute({ ...dialled(message), keyDigest: digestOfKey(key) });
    const now = { nowSeconds: nowSeconds() };
    const { webhookKey } = found;
    const evidence = { request, message, isBound: ticket !== undefined, webhookKey, ...now };
    if (protocol.authenticate(evidence) === 'not-ours' || isMisplaced(message, ticket)) {
      return NOT_OURS;
    }
    if (message === undefined) {
      throw flaw;
    }
    const ruling = rule(message, found, { ...now, limitSeconds, ticket });
    const { decision, outcome } = await limited(ruling, message, limitCall);
    return { answer: protocol.write(decision, linksFor(key, outcome)), outcome };
  };

/** What the address of a result says that it is about; `undefined` where it is no such address. */
const readTicket = (token: string | undefined, key: string): CallTicket | 'forged' | undefined =>
  token === undefined ? undefined : (readCallToken(token, key) ?? 'forged');

/** The address of a result takes nothing else: a call there would be logged as another one. */
const isMisplaced = (message: CarrierMessage | undefined, ticket: CallTicket | undefined): boolean =>
  ticket !== undefined && message !== undefined && message.kind !== 'ended';

interface Reading {
  readonly message: CarrierMessage | undefined;
  readonly flaw?: Problem;
}

/** What cannot be read is told only to who has the key, so it waits until the key was looked up. */
const read = (protocol: CallProtocol, request: WebhookRequest): Reading => {
  try {
    return { message: protocol.read(request) };
  } catch (error) {
    if (error instanceof Problem) {
      return { message: undefined, flaw: error };
    }
    throw error;
  }
};

const dialled = (message: CarrierMessage | undefined): Pick<RouteQuery, 'callers' | 'masks'> =>
  message?.kind === 'call'
    ? { masks: message.masks, callers: blockedAs(message) }
    : { masks: [], callers: [] };

/** Last, so that only calls which nothing else speaks against are counted. */
const limited = async (ruling: Ruling, message: CarrierMessage, limitCall: LimitCall): Promise<Ruling> => {
  const { connectsBy, outcome } = ruling;
  const reason =
    connectsBy !== undefined && message.kind === 'call'
      ? await limitCall(connectsBy, message.caller)
      : undefined;
  return reason === undefined
    ? ruling
    : { decision: refuse(reason), outcome: { ...outcome, event: 'call-refused', reason } };
};

/** Results come back to an address that names the call and its mask, so nothing has to be looked up for the log. */
const linksFor = (key: string, outcome: Outcome): Links => {
  let after: string | undefined;
  return {
    after: (event) => {
      after ??= `/transfer/${key}/after/${writeCallToken(ticketOf(outcome), key)}`;
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
