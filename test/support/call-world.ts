import { makeAnswerCall } from '../../lib/calls/answer-call.ts';
import { callReference, writeCallToken } from '../../lib/calls/call-token.ts';
import { digestOfKey } from '../../lib/calls/webhook-key.ts';
import type { CallProtocol, WebhookKey } from '../../lib/carriers/carrier.ts';
import { tropoProtocol } from '../../lib/carriers/tropo/protocol.ts';
import type { Mask, ReleasedMask } from '../../lib/masks/mask.ts';
import type { ReadRoute, RouteQuery } from '../../lib/masks/route-reader.ts';
import { NOW_SECONDS } from './masks.ts';
import { ownedMask } from './owned-masks.ts';
import { SESSION_ID } from './tropo-messages.ts';

export const KEY = 'a-key-of-enough-characters';
/** Byte for byte what API Gateway answers where there is no route. */
export const NOT_FOUND = { status: 404, contentType: 'application/json', body: '{"message":"Not Found"}' };

export interface World {
  readonly masks?: readonly (Mask | ReleasedMask)[];
  readonly key?: Partial<WebhookKey> | 'unknown';
  readonly protocol?: CallProtocol;
}

/** A table in which only {@link KEY} is known, and what was asked of it. */
export const makeWorld = ({ masks = [ownedMask()], key = {}, protocol = tropoProtocol }: World = {}) => {
  const queries: RouteQuery[] = [];
  const readRoute: ReadRoute = async (query) => {
    queries.push(query);
    const isKnown = key !== 'unknown' && query.keyDigest === digestOfKey(KEY);
    return {
      masks: masks.filter(({ mask }) => query.masks.includes(mask)),
      webhookKey: isKnown ? { connection: 'tropo', ...key } : undefined,
    };
  };
  return { queries, answerCall: makeAnswerCall({ protocol, readRoute, nowSeconds: () => NOW_SECONDS }) };
};

/** What the results of the call in `makeSession` are about. */
export const ticket = { mask: ownedMask().id, call: callReference(SESSION_ID) };
export const TOKEN = writeCallToken(ticket, KEY);
