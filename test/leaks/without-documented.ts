import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { headerOf } from '../../lib/http/request.ts';
import { asList, asRecord } from '../../lib/json.ts';
import { KEY } from './hidden.ts';

/**
 * The fields of 2xx answers to readers that may hold a number or what a client called a mask, by function. One that is not
 * listed may say nothing.
 */
const DOCUMENTED: Readonly<Record<string, readonly string[]>> = {
  'export-person': ['number', 'masks', 'releasedMasks', 'requests', 'blockedBy', 'slots', 'texts'],
  'list-blocks': ['blocks'],
  'list-masks': ['masks.number', 'masks.label'],
  'show-mask': ['number', 'label'],
};

/** The same for writers, who see only what they sent with this request. */
const SENT_BACK: Readonly<Record<string, readonly string[]>> = {
  'create-mask': ['number', 'label'],
  'change-mask': ['number', 'label'],
};

const documentedFor = (name: string, event: APIGatewayProxyEventV2): readonly string[] => {
  const sentBack = SENT_BACK[name] ?? [];
  return [...(DOCUMENTED[name] ?? []), ...sentBack.filter((field) => field in (sentIn(event) ?? {}))];
};

/** A broken event may have anything for a body. */
const sentIn = ({ body, isBase64Encoded }: APIGatewayProxyEventV2) => {
  const text = String(body);
  return asRecord(parsed(isBase64Encoded ? Buffer.from(text, 'base64').toString() : text));
};

/** Whom a call is for, and which number is shown there. */
export interface Expected {
  readonly to: string;
  readonly from: string;
}

/** A function that runs by the clock answers nothing. */
type Answer = APIGatewayProxyStructuredResultV2 | null;

/** What is left of an answer of the API, as text, without what the documentation says that this client gets. */
export const withoutDocumented = (name: string, event: APIGatewayProxyEventV2, answer: Answer): string => {
  const { statusCode = 500, headers = {}, body: text, ...rest } = answer ?? {};
  const isGood = statusCode >= 200 && statusCode < 300;
  const body = parsed(text);
  const paths = isGood ? documentedFor(name, event) : [];
  const searched = paths.reduce((left, path) => without(left, path.split('.')), body);
  return JSON.stringify({ ...rest, statusCode, headers: withoutOwnKey(event, headers), body: searched });
};

/** A client's own Idempotency-Key comes back to it, byte for byte. */
const withoutOwnKey = (event: APIGatewayProxyEventV2, headers: object) =>
  Object.fromEntries(
    Object.entries(headers).filter(
      ([name, value]) => name !== 'idempotency-key' || value !== headerOf(event, 'idempotency-key'),
    ),
  );

/** What is left of a document for the carrier: without the two numbers of this very call, and without our own address. */
export const withoutCall = (answer: Answer, expected: Expected | undefined): string => {
  const { body, ...rest } = answer ?? {};
  const verbs = asList(asRecord(parsed(body))?.['tropo']);
  const left = verbs.map((verb) => withoutNumbers(withoutAddress(verb), expected));
  return JSON.stringify({ ...rest, body: verbs.length > 0 ? left : withoutNumbersInXml(body, expected) });
};

const withoutNumbersInXml = (body: string | undefined, expected: Expected | undefined): string | undefined =>
  expected === undefined
    ? body
    : body?.replace(`>${expected.to}</Number>`, '></Number>').replace(` callerId="${expected.from}"`, '');

const withoutNumbers = (verb: unknown, expected: Expected | undefined): unknown => {
  const transfer = asRecord(asRecord(verb)?.['transfer']);
  if (transfer === undefined) return verb;
  const isOfThisCall = ([name, value]: [string, unknown]): boolean =>
    (name === 'to' && value === expected?.to) || (name === 'from' && value === expected?.from);
  return { transfer: Object.fromEntries(Object.entries(transfer).filter((field) => !isOfThisCall(field))) };
};

/** The carrier has the key already: it is part of the address that the carrier asked. */
const withoutAddress = (verb: unknown): unknown => {
  const on = asRecord(asRecord(verb)?.['on']);
  const next = on?.['next'];
  return typeof next === 'string'
    ? { on: { ...on, next: next.replace(`/transfer/${KEY}/`, '/transfer/') } }
    : verb;
};

const without = (value: unknown, [name = '', ...more]: readonly string[]): unknown => {
  if (Array.isArray(value)) return value.map((item) => without(item, [name, ...more]));
  const { [name]: field, ...rest } = asRecord(value) ?? {};
  if (asRecord(value) === undefined) return value;
  return more.length === 0 || field === undefined ? rest : { ...rest, [name]: without(field, more) };
};

const parsed = (body: string | undefined): unknown => {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return body;
  }
};
