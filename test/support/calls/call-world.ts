import type { AnswerCall, AnswerCallDependencies } from '../../../lib/calls/answer-call.ts';
import { makeAnswerCall } from '../../../lib/calls/answer-call.ts';
import type { LimitCall } from '../../../lib/calls/call-limits.ts';
import { callReference, writeCallTicket } from '../../../lib/calls/proofs/call-ticket.ts';
import { proveByKey } from '../../../lib/calls/proofs/prove-by-key.ts';
import { digestOfKey } from '../../../lib/calls/proofs/webhook-key.ts';
import type { ReadRoute, RouteQuery } from '../../../lib/calls/route-reader.ts';
import type { KeyedProtocol, WebhookKey } from '../../../lib/carriers/protocol.ts';
import { tropoProtocol } from '../../../lib/carriers/tropo/protocol.ts';
import type { Block } from '../../../lib/masks/block.ts';
import type { Mask } from '../../../lib/masks/mask.ts';
import type { Tombstone } from '../../../lib/numbers/owned-number.ts';
import type { RouteRows } from '../../../lib/table/calls/route-from-rows.ts';
import { routeFound } from '../../../lib/table/calls/route-from-rows.ts';
import { NOW_SECONDS } from '../numbers/masks.ts';
import { ownedMask } from '../numbers/owned-masks.ts';
import { SESSION_ID } from './tropo-events.ts';

export const KEY = 'a-key-of-enough-characters';
/** Byte for byte what API Gateway answers where there is no route. */
export const NOT_FOUND = { status: 404, contentType: 'application/json', body: '{"message":"Not Found"}' };

export interface World {
  readonly masks?: readonly (Mask | Tombstone)[];
  readonly key?: Partial<WebhookKey> | 'unknown';
  readonly protocol?: KeyedProtocol;
  readonly blocks?: readonly Block[];
  readonly hidden?: RouteRows['hidden'];
  readonly limitCall?: LimitCall;
}

export const LIMIT_SECONDS = 3600;

/** What holds for every call in tests that ask for nothing else. */
export const TERMS = { nowSeconds: NOW_SECONDS, limitSeconds: LIMIT_SECONDS };

/** The parts of the call flow that let every call through. */
export const UNLIMITED = {
  limitCall: async () => undefined,
  limitSeconds: LIMIT_SECONDS,
  nowSeconds: () => NOW_SECONDS,
} satisfies Partial<AnswerCallDependencies>;

/** The call flow of a carrier that is proven by a key. */
export const answerByKey = (
  parts: Omit<AnswerCallDependencies, 'prover' | 'protocol'> & { readonly protocol: KeyedProtocol },
): AnswerCall => makeAnswerCall({ ...parts, prover: proveByKey(parts.protocol) });

/** A table in which only {@link KEY} is known, and what was asked of it. */
export const makeWorld = ({
  masks = [ownedMask()],
  blocks = [],
  hidden = [],
  key = {},
  protocol = tropoProtocol,
  limitCall = UNLIMITED.limitCall,
}: World = {}) => {
  const queries: RouteQuery[] = [];
  const readRoute: ReadRoute = async (query) => {
    queries.push(query);
    const isKnown = key !== 'unknown' && query.keyDigest === digestOfKey(KEY);
    const rows: RouteRows = {
      masks: masks.filter(({ mask }) => query.call?.masks.includes(mask)),
      blocks,
      hidden,
      callingMasks: masks.filter(({ mask }) => query.call?.callerMayBe.includes(mask)),
      webhookKey: isKnown ? { connection: 'tropo', ...key } : undefined,
    };
    return routeFound(rows, query);
  };
  return { queries, answerCall: answerByKey({ ...UNLIMITED, limitCall, protocol, readRoute }) };
};

/** What the results of the call in `makeSession` are about. */
export const ticket = { mask: ownedMask().id, call: callReference(SESSION_ID) };
export const SEALED = writeCallTicket(ticket, KEY);
