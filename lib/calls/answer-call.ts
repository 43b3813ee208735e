import type { KeyedProtocol } from '../carriers/carrier.ts';
import type { AnswerCall, CallFlow } from './answering.ts';
import { dialled, limited, linksTo, NOT_OURS, reading } from './answering.ts';
import type { CarrierMessage } from './call.ts';
import type { CallTicket } from './call-ticket.ts';
import { readCallTicket, writeCallTicket } from './call-ticket.ts';
import { rule } from './rule.ts';
import { digestOfKey, isWellFormedKey } from './webhook-key.ts';

export interface Dependencies extends CallFlow {
  readonly protocol: KeyedProtocol;
}

/**
 * Answers a carrier that proves itself by the key in the path: where a call goes, or what a caller hears after one. Nothing
 * of the message is used before the key was found.
 */
export const makeAnswerCall =
  ({ protocol, readRoute, limitCall, limitSeconds, nowSeconds }: Dependencies): AnswerCall =>
  async (request) => {
    const { key = '', ticket: sealed } = request.parameters;
    const ticket = readTicket(sealed, key);
    if (!isWellFormedKey(key) || ticket === 'forged') {
      return NOT_OURS;
    }
    const { message, flaw } = reading(protocol, request);
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
    const terms = { ...now, limitSeconds, ticket, connection: webhookKey?.connection };
    const { decision, outcome } = await limited(rule(message, found, terms), message, limitCall);
    const links = linksTo(outcome, (named) => `/transfer/${key}/after/${writeCallTicket(named, key)}`);
    return { answer: protocol.write(decision, links), outcome };
  };

/** What the address of a result says that it is about; `undefined` where it is no such address. */
const readTicket = (sealed: string | undefined, key: string): CallTicket | 'forged' | undefined =>
  sealed === undefined ? undefined : (readCallTicket(sealed, key) ?? 'forged');

/** The address of a result takes nothing else: a call there would be logged as another one. */
const isMisplaced = (message: CarrierMessage | undefined, ticket: CallTicket | undefined): boolean =>
  ticket !== undefined && message !== undefined && message.kind !== 'ended';
