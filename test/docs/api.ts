import { expect } from '@jest/globals';
import { blockCallerHandler } from '../../functions/block-caller/handler.ts';
import { changeMaskHandler } from '../../functions/change-mask/handler.ts';
import { createMaskHandler } from '../../functions/create-mask/handler.ts';
import { forgetHandler } from '../../functions/forget/handler.ts';
import { listBlocksHandler } from '../../functions/list-blocks/handler.ts';
import { listMasksHandler } from '../../functions/list-masks/handler.ts';
import { releaseMaskHandler } from '../../functions/release-mask/handler.ts';
import { ROUTES } from '../../functions/routes.ts';
import { showMaskHandler } from '../../functions/show-mask/handler.ts';
import { unblockCallerHandler } from '../../functions/unblock-caller/handler.ts';
import type { Table } from '../../lib/aws/table.ts';
import { makeAnswerCall } from '../../lib/calls/answer-call.ts';
import type { NumberSupplier } from '../../lib/carriers/carrier.ts';
import { tropoProtocol } from '../../lib/carriers/tropo/protocol.ts';
import type { ApiHandler } from '../../lib/http/api-handler.ts';
import { callHandler } from '../../lib/http/call-handler.ts';
import { makeBlockCaller } from '../../lib/masks/block-caller.ts';
import { makeChangeMask } from '../../lib/masks/change-mask.ts';
import { makeCreateMask } from '../../lib/masks/create-mask.ts';
import { makeDynamodbMaskStore } from '../../lib/masks/dynamodb-mask-store.ts';
import { makeDynamodbRouteReader } from '../../lib/masks/dynamodb-route-reader.ts';
import { makeForget } from '../../lib/masks/forget.ts';
import { listBlocks } from '../../lib/masks/list-blocks.ts';
import { makeIds } from '../../lib/masks/make-ids.ts';
import { makeReleaseMask } from '../../lib/masks/release-mask.ts';
import { showMask } from '../../lib/masks/show-mask.ts';
import { unblockCaller } from '../../lib/masks/unblock-caller.ts';
import type { E164 } from '../../lib/phone/e164.ts';
import { UNLIMITED } from '../support/call-world.ts';
import { CONTEXT, type EventOptions, makeEvent } from '../support/events.ts';
import type { DocumentedAnswer, Json } from '../support/openapi.ts';
import { expectDocumented, follow, OPENAPI } from '../support/openapi.ts';
import { parseMaskable } from '../support/parse-maskable.ts';

/** 2026-11-20T12:00:00Z. */
const NOW_SECONDS = 1_795_176_000;

/** A carrier that keeps its numbers in this process. */
export const makeCarrier = (stock: readonly E164[]): NumberSupplier => {
  const owned = new Set<E164>();
  return {
    candidates: async ({ callingCode, areaCode = '' }) =>
      stock.filter((number) => !owned.has(number) && number.startsWith(`+${callingCode}${areaCode}`)),
    order: async (number) => {
      owned.add(number);
      return 'bought';
    },
    orderNear: async () => 'no-stock',
    find: async (number) => (owned.has(number) ? { number, isOurs: true } : 'not-ours'),
    owned: async () => [...owned].map((number) => ({ number, isOurs: true })),
    release: async (number) => (owned.delete(number) ? 'released' : 'was-gone'),
  };
};

export interface Setting {
  readonly table: Table;
  readonly supplier: NumberSupplier;
  readonly nowSeconds?: () => number;
  readonly masksPerNumber?: number;
  readonly masksPerDay?: number;
}

const makeHandlers = ({
  table,
  supplier,
  nowSeconds = () => NOW_SECONDS,
  masksPerNumber = 1000,
  masksPerDay = 1000,
}: Setting): Readonly<Record<string, ApiHandler>> => {
  const store = makeDynamodbMaskStore(table);
  const ids = makeIds();
  const nowMs = () => NOW_SECONDS * 1000;
  const shared = { log: { write: () => undefined, writeFailure: () => undefined }, nowMs, nowSeconds };
  const buying = { store, supplier, ids, nowSeconds, deadline: () => new AbortController().signal };
  return {
    'create-mask': createMaskHandler({
      ...shared,
      createMask: makeCreateMask({
        ...buying,
        masksPerNumber,
        masksPerDay,
        connection: 'tropo',
        shuffle: (items) => items,
        pause: async () => undefined,
        notice: () => undefined,
      }),
      makeIdempotencyKey: ids.idempotencyKey,
      parseMaskable,
    }),
    'list-masks': listMasksHandler({
      ...shared,
      listMasks: ({ number, ...wish }) => (number ? store.listByNumber(number, wish) : store.list(wish)),
    }),
    'show-mask': showMaskHandler({ ...shared, showMask: (mask) => showMask(store, mask) }),
    'change-mask': changeMaskHandler({
      ...shared,
      changeMask: makeChangeMask({ store, ids, nowSeconds, masksPerNumber }),
      parseMaskable,
    }),
    'release-mask': releaseMaskHandler({ ...shared, releaseMask: makeReleaseMask(buying) }),
    'list-blocks': listBlocksHandler({ ...shared, listBlocks: (mask) => listBlocks(store, mask) }),
    'block-caller': blockCallerHandler({ ...shared, blockCaller: makeBlockCaller(buying) }),
    'unblock-caller': unblockCallerHandler({
      ...shared,
      unblockCaller: (mask, caller) => unblockCaller(store, mask, caller),
    }),
    forget: forgetHandler({ ...shared, forget: makeForget({ ...buying, pause: async () => undefined }) }),
    transfer: callHandler({
      ...shared,
      prepare: () =>
        makeAnswerCall({
          protocol: tropoProtocol,
          ...UNLIMITED,
          readRoute: makeDynamodbRouteReader({ table, nowMs }),
          nowSeconds,
        }),
      apologise: tropoProtocol.apologise,
    }),
  };
};

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Json;
}

export type Ask = (route: string, options?: Omit<EventOptions, 'method' | 'path'>) => Promise<Answer>;

/** Every answer that was held against the document, as `POST /masks 400 request-invalid`. */
const SEEN = new Set<string>();

/** Asks the real handlers, as `ask('GET /masks/{mask}', ...)`, and holds each answer against the document. */
export const makeAsk = (setting: Setting): Ask => {
  const handlers = makeHandlers(setting);
  return async (name, options) => {
    const route = ROUTES.find(({ method, path }) => `${method} ${path}` === name);
    const handler = handlers[route?.function ?? ''];
    if (route === undefined || handler === undefined) throw new Error(`${name} is not a route`);
    const { method, path } = route;
    const {
      statusCode = 0,
      headers = {},
      body = '',
    } = await handler(makeEvent({ method, path, ...options }), CONTEXT);
    expectDocumented(method, path, statusCode, headers, body);
    const parsed: Json = body === '' ? {} : JSON.parse(body);
    SEEN.add([name, statusCode, codeOf(parsed)].filter(Boolean).join(' '));
    return { status: statusCode, headers, body: parsed };
  };
};

/** Asks in several ways at once and says which statuses came. */
export const statusesOf = async (answers: readonly ReturnType<Ask>[]) =>
  (await Promise.all(answers)).map(({ status }) => status);

/** Fails when the document promises an answer of ours below `root`, but not below `except`, that {@link makeAsk} has not met. */
export const expectAllSeen = (root: string, except = ' '): void => {
  const promised = Object.entries(OPENAPI.paths)
    .filter(([path]) => path.startsWith(root) && !path.startsWith(except))
    .flatMap(([path, item]) =>
      Object.entries(item).flatMap(([method, { responses = {} }]) =>
        Object.entries(responses).flatMap(([status, answer]) =>
          kindsOf(follow(answer)).map((kind) => `${method.toUpperCase()} ${path} ${status} ${kind}`.trim()),
        ),
      ),
    );
  expect([...SEEN].filter((name) => name.includes(` ${root}`)).sort()).toEqual(promised.sort());
};

/** What an answer may be: the codes of its problems, or `''` for another body; nothing where only API Gateway says it. */
const kindsOf = ({ content = {} }: DocumentedAnswer): readonly string[] => {
  const { example, examples = { one: { value: example } } } = content['application/problem+json'] ?? {};
  const codes = Object.values(examples).map(({ value }) => codeOf((value ?? {}) as Json));
  const { message } = (content['application/json']?.example ?? {}) as { readonly message?: string };
  const isGateway = message !== undefined && message !== 'Not Found';
  return codes.includes(undefined) && isGateway ? [] : codes.map((code) => code ?? '');
};

const codeOf = ({ type }: Json): string | undefined => {
  if (type === undefined) return undefined;
  expect(type).toMatch(/^(about:blank|urn:callmask:problem:[a-z-]+)$/);
  return String(type).replace('urn:callmask:problem:', '');
};
