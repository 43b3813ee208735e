import type { SignedProtocol, SigningSecret, WebhookRequest } from '../carriers/carrier.ts';
import type { ConnectionName } from '../carriers/connection.ts';
import type { Outcome } from '../outcome.ts';
import type { AnswerCall, CallFlow } from './answering.ts';
import { dialled, limited, linksTo, NOT_OURS, reading } from './answering.ts';
import type { Screening, SignedMessage } from './call.ts';
import type { CallTicket } from './call-ticket.ts';
import { readCallTicket, writeCallTicket } from './call-ticket.ts';
import { decideScreening } from './decide.ts';
import type { Decision, ScreeningDecision } from './decision.ts';
import type { RouteFound } from './route-reader.ts';
import { rule } from './rule.ts';

export interface Dependencies extends CallFlow {
  readonly connection: ConnectionName;
  readonly protocol: SignedProtocol;
  /** `fresh`: as it is now, where it has not been read for a while. */
  readonly readSecret: (fresh?: 'fresh') => Promise<SigningSecret>;
  /** Where we are for the carrier, without a slash at the end. */
  readonly publicUrl: string;
}

/**
 * Answers a carrier that signs: where a call goes, whether the person called takes it, or what a caller hears after one. The
 * signature comes first, so what is forged never reaches the table, and only a call asks it anything.
 */
export const makeAnswerSignedCall =
  (dependencies: Dependencies): AnswerCall =>
  async (incoming) => {
    const { connection, protocol, publicUrl } = dependencies;
    const request = { ...incoming, url: `${publicUrl}${incoming.url}` };
    const notOurs = { ...NOT_OURS, outcome: { ...NOT_OURS.outcome, connection } };
    const secret = await secretThatSigned(dependencies, request);
    if (secret === undefined) {
      return notOurs;
    }
    const ticket = readTicket(request.parameters['ticket'], connection, secret);
    const { message, flaw } = reading(protocol, request);
    if (ticket === 'forged' || isMisplaced(message, ticket)) {
      return notOurs;
    }
    if (message === undefined) {
      throw flaw;
    }
    const { decision, outcome } = await ruled(dependencies, message, ticket);
    const key = ticketKey(connection, secret.keys[0]);
    const links = linksTo(
      outcome,
      (named) => `${publicUrl}/calls/${connection}/after/${writeCallTicket(named, key)}`,
    );
    return { answer: protocol.write(decision, links), outcome: { ...outcome, connection } };
  };

/**
 * The secret as we know it, or as it is by now if that one did not sign. What was asked for while the function started may
 * have been cut off when it stood still, so it is asked for again.
 */
const secretThatSigned = async (
  { protocol, readSecret, nowSeconds }: Dependencies,
  request: WebhookRequest,
): Promise<SigningSecret | undefined> => {
  const signed = (secret: SigningSecret): boolean =>
    protocol.authenticate({ request, secret, nowSeconds: nowSeconds() }) === 'genuine';
  const known = await readSecret().catch(() => readSecret());
  if (signed(known)) {
    return known;
  }
  const fresh = await readSecret('fresh');
  return fresh !== known && signed(fresh) ? fresh : undefined;
};

/**
 * Tickets are signed with what checks the carrier's signatures, for nothing else that is secret is known here without
 * reading the table. A key that is replaced stays in the secret for as long as a call may last, and so do its tickets.
 */
const ticketKey = (connection: ConnectionName, key: string): string => `${connection} ${key}`;

const readTicket = (
  ticket: string | undefined,
  connection: ConnectionName,
  { keys }: SigningSecret,
): CallTicket | 'forged' | undefined => {
  if (ticket === undefined) {
    return undefined;
  }
  const [read = 'forged'] = keys
    .map((key) => readCallTicket(ticket, ticketKey(connection, key)))
    .filter((one) => one !== undefined);
  return read;
};

const LATER: ReadonlySet<SignedMessage['kind']> = new Set(['ended', 'screening']);

/** The address of a call that we answered takes only what comes later of it, and screening comes nowhere else. */
const isMisplaced = (message: SignedMessage | undefined, ticket: CallTicket | undefined): boolean =>
  message !== undefined && (ticket === undefined ? message.kind === 'screening' : !LATER.has(message.kind));

interface Ruled {
  readonly decision: Decision | ScreeningDecision;
  readonly outcome: Outcome;
}

const NOTHING: RouteFound = { masks: [], blocks: [], hidden: [], callingMasks: [], webhookKey: undefined };

const ruled = async (
  { connection, readRoute, limitCall, limitSeconds, nowSeconds }: Dependencies,
  message: SignedMessage,
  ticket: CallTicket | undefined,
): Promise<Ruled> => {
  if (message.kind === 'screening') {
    return { decision: decideScreening(message), outcome: { event: eventOf(message), ...ticket } };
  }
  const found = message.kind === 'call' ? await readRoute(dialled(message)) : NOTHING;
  const terms = { nowSeconds: nowSeconds(), limitSeconds, ticket, connection };
  return limited(rule(message, found, terms), message, limitCall);
};

const eventOf = ({ pressed }: Screening): Outcome['event'] => {
  if (pressed === undefined) {
    return 'call-offered';
  }
  return pressed === '1' ? 'call-accepted' : 'call-declined';
};
