import type { CallProtocol, Links, WebhookAnswer, WebhookRequest } from '../carriers/carrier.ts';
import { Problem } from '../errors/problem.ts';
import type { Outcome } from '../log/outcome.ts';
import type { ReadRoute } from '../masks/route-reader.ts';
import type { Call, CarrierMessage } from './call.ts';
import { readCallToken, writeCallToken } from './call-token.ts';
import { rule } from './rule.ts';
import { digestOfKey, isWellFormedKey } from './webhook-key.ts';

export interface AnsweredCall {
  readonly answer: WebhookAnswer;
  readonly outcome: Outcome;
}

export interface Dependencies {
  readonly protocol: CallProtocol;
  readonly readRoute: ReadRoute;
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
  ({ protocol, readRoute, nowSeconds }: Dependencies) =>
  async (request: WebhookRequest): Promise<AnsweredCall> => {
    const { key = '', token } = request.parameters;
    const ticket = token === undefined ? {} : readCallToken(token, key);
    if (!isWellFormedKey(key) || ticket === undefined) {
      return NOT_OURS;
    }
    const { message, flaw } = read(protocol, request);
    const found = await readRoute({ masks: dialled(message), keyDigest: digestOfKey(key) });
    const evidence = { request, message, webhookKey: found.webhookKey, nowSeconds: nowSeconds() };
    if (protocol.authenticate(evidence) === 'not-ours') {
      return NOT_OURS;
    }
    if (message === undefined) {
      throw flaw;
    }
    const { decision, outcome } = rule(message, found, nowSeconds());
    return { answer: protocol.write(decision, linksFor(key, outcome)), outcome: { ...outcome, ...ticket } };
  };

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

const dialled = (message: CarrierMessage | undefined): Call['masks'] =>
  message?.kind === 'call' ? message.masks : [];

/** Results come back to an address that names the call and its mask, so nothing has to be looked up for the log. */
const linksFor = (key: string, { mask, call }: Outcome): Links => ({
  after: (event) => {
    if (mask === undefined || call === undefined) {
      throw new Error('Only a call that was connected has results.');
    }
    return `/transfer/${key}/after/${writeCallToken({ mask, call }, key)}?event=${event}`;
  },
});
