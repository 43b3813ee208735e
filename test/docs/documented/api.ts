import { expect } from '@jest/globals';
import { ENDPOINTS } from '../../../functions/routes.ts';
import { callHandler } from '../../../functions/transfer/call-handler.ts';
import { makeFallback } from '../../../functions/transfer/fallback.ts';
import type { ApiHandler } from '../../../lib/api/api-handler.ts';
import type { Table } from '../../../lib/aws/table.ts';
import type { AnswerCall, AnswerCallDependencies } from '../../../lib/calls/answer-call.ts';
import { makeAnswerWebhook } from '../../../lib/calls/answer-webhook.ts';
import type { ConnectedCarrier } from '../../../lib/carriers/connections.ts';
import type { NumberSupplier } from '../../../lib/carriers/supplier.ts';
import { tropoProtocol } from '../../../lib/carriers/tropo/protocol.ts';
import { twilioProtocol } from '../../../lib/carriers/twilio/protocol.ts';
import { makeDynamodbRouteReader } from '../../../lib/table/calls/route-reader.ts';
import { makeDynamodbStore } from '../../../lib/table/store.ts';
import { answerByKey, UNLIMITED } from '../../support/calls/call-world.ts';
import { CONTEXT, type EventOptions, makeEvent } from '../../support/calls/events.ts';
import { PUBLIC_URL } from '../../support/calls/signed-calls.ts';
import { TWILIO } from '../../support/calls/signed-carriers.ts';
import { answerBySignature } from '../../support/calls/signed-world.ts';
import { makeApiHandlers } from '../../support/functions/handlers.ts';
import { makeBuyingWith } from '../../support/numbers/buying.ts';
import type { DocumentedAnswer, Json } from '../../support/openapi.ts';
import { expectDocumented, follow, OPENAPI } from '../../support/openapi.ts';
import { PATIENT_DEADLINE_MS, PATIENT_READS } from '../../support/time/patience.ts';

/** 2026-11-20T12:00:00Z. */
const NOW_SECONDS = 1_795_176_000;

export interface Setting {
  readonly table: Table;
  readonly supplier: NumberSupplier;
  readonly nowSeconds?: () => number;
  readonly masksPerNumber?: number;
  readonly masksPerDay?: number;
  readonly connected?: Partial<ConnectedCarrier>;
}

const makeHandlers = ({
  table,
  supplier,
  nowSeconds = () => NOW_SECONDS,
  ...quotas
}: Setting): Readonly<Record<string, ApiHandler>> => {
  const nowMs = () => NOW_SECONDS * 1000;
  const tools = { log: { write: () => undefined, writeFailure: () => undefined }, nowMs };
  const store = makeDynamodbStore(table);
  return {
    ...makeApiHandlers(makeBuyingWith({ store, supplier, nowSeconds, ...quotas }), tools),
    transfer: callHandler({
      ...tools,
      prepare: () =>
        makeAnswers({
          ...UNLIMITED,
          readRoute: makeDynamodbRouteReader({ table, elapsedMs: nowMs, hedge: PATIENT_READS }),
          nowSeconds,
        }),
      fallback: makeFallback({ CONNECTIONS: 'tropo,twilio' }),
      deadlineMs: PATIENT_DEADLINE_MS,
    }),
  };
};

/** The call flow of a stack with Tropo and Twilio. */
const makeAnswers = (flow: Omit<AnswerCallDependencies, 'protocol' | 'prover'>): AnswerCall => {
  const readSecret = async () => twilioProtocol.parseSigningSecret(TWILIO.secret());
  const parts = {
    ...flow,
    connection: 'twilio',
    protocol: twilioProtocol,
    readSecret,
    publicUrl: PUBLIC_URL,
  };
  return makeAnswerWebhook({
    keyed: answerByKey({ ...flow, protocol: tropoProtocol }),
    byConnection: new Map([['twilio', answerBySignature(parts)]]),
  });
};

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** Empty where the answer is no JSON. */
  readonly body: Json;
  /** The body as it came. */
  readonly document: string;
}

export type Ask = (endpoint: string, options?: Omit<EventOptions, 'method' | 'path'>) => Promise<Answer>;

/** Every answer that was held against the document, as `POST /masks 400 request-invalid`. */
const SEEN = new Set<string>();

/** Asks the real handlers, as `ask('GET /masks/{mask}', ...)`, and holds each answer against the document. */
export const makeAsk = (setting: Setting): Ask => {
  const handlers = makeHandlers(setting);
  return async (name, options) => {
    const endpoint = ENDPOINTS.find(({ method, path }) => `${method} ${path}` === name);
    const handler = handlers[endpoint?.function ?? ''];
    if (endpoint === undefined || handler === undefined) throw new Error(`${name} is not an endpoint`);
    const { method, path } = endpoint;
    const {
      statusCode = 0,
      headers = {},
      body = '',
    } = await handler(makeEvent({ method, path, ...options }), CONTEXT);
    expectDocumented(method, path, statusCode, headers, body);
    const isXml = String(headers['content-type']).startsWith('text/xml');
    const parsed: Json = body === '' || isXml ? {} : JSON.parse(body);
    SEEN.add([name, statusCode, codeOf(parsed)].filter(Boolean).join(' '));
    return { status: statusCode, headers, body: parsed, document: body };
  };
};

/** Asks in several ways at once and says which statuses came. */
export const statusesOf = async (answers: readonly ReturnType<Ask>[]) =>
  (await Promise.all(answers)).map(({ status }) => status);

/**
 * One answer 503 is documented for all endpoints. What takes time to come to is met in test/functions/deadlines.test.ts, and
 * `GET /carriers` reads no table.
 */
const MET_ELSEWHERE = / 503 (?:secret-unavailable|time-over)$|^GET \/carriers 503 /;

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
  const expected = promised.filter((name) => !MET_ELSEWHERE.test(name)).sort();
  expect([...SEEN].filter((name) => name.includes(` ${root}`)).sort()).toEqual(expected);
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
