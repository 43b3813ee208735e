import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Endpoint } from '../../../functions/routes.ts';
import { makeEvent } from '../../support/calls/events.ts';
import { CALLERS, IDEMPOTENCY_KEY, KEY, PEOPLE } from '../hidden.ts';
import { MASKS } from '../rows.ts';

type Options = NonNullable<Parameters<typeof makeEvent>[0]>;

/** Not one that the calls are for: what comes about here may change or end whatever is about them. */
const [, , PERSON = '', BRITISH = ''] = PEOPLE;
const [FIRST_CALLER = ''] = CALLERS;

const SPELLED = [
  PERSON,
  PERSON.slice(1),
  PERSON.slice(2),
  encodeURIComponent(PERSON),
  '(416) 555-7739',
  `x${PERSON}`,
  BRITISH,
  '020 7946 0958',
];

/** What an endpoint's path needs to lead somewhere. What it does there must not be in the way of others. */
const OWN_MASK: Readonly<Record<string, string>> = {
  // Another mask might be reassigned by one request of the barrage, and erased by the next.
  'block-caller': MASKS.blocking.mask,
  'list-blocks': MASKS.blocking.mask,
  'unblock-caller': MASKS.blocking.mask,
  'release-mask': MASKS.leaving.mask,
};

const namesIn = (path: string): readonly string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

/** The parameters in an endpoint's path: those given, and good ones for the rest; a person where nothing else is known. */
export const parametersOf = (endpoint: Endpoint, given: Readonly<Record<string, string>> = {}) => {
  const mask = OWN_MASK[endpoint.function] ?? MASKS.changing.mask;
  const known: Readonly<Record<string, string>> = { key: KEY, mask, ...given };
  return Object.fromEntries(namesIn(endpoint.path).map((name) => [name, known[name] ?? PERSON]));
};

const inPath = (endpoint: Endpoint): readonly Options[] =>
  namesIn(endpoint.path).flatMap((name) =>
    SPELLED.map((value) => ({ path: `/x/${value}`, parameters: parametersOf(endpoint, { [name]: value }) })),
  );

const IN_QUERY = SPELLED.flatMap((value) => [
  { number: value },
  { number: value, country: 'US' },
  { number: value, country: value },
  { [value]: 'x' },
  { limit: value },
  { cursor: value },
  { cursor: Buffer.from(value).toString('base64url') },
]);

const IN_HEADERS = SPELLED.flatMap((value) => [
  { 'idempotency-key': value },
  { 'if-match': value },
  { 'if-match': `"${value}", W/"${value}"` },
  { 'content-type': `application/json; charset=${value}` },
  { 'content-type': value },
  { 'user-agent': value, 'x-forwarded-for': value, authorization: `Bearer ${value}`, cookie: value },
  { [value]: value },
]);

const FIELDS = [
  'number',
  'country',
  'callerId',
  'answer',
  'callsPerMinute',
  'expiresAt',
  'label',
  'caller',
  'mask',
];

const IN_BODY: readonly unknown[] = [
  { number: PERSON },
  { number: '020 7946 0958', country: 'GB' },
  ...FIELDS.flatMap((field) =>
    [PERSON, 'x '.concat(BRITISH), Number(PERSON), [PERSON], { [PERSON]: PERSON }].map((value) => ({
      [field]: value,
      country: PERSON,
    })),
  ),
  { [PERSON]: PERSON },
  { number: PERSON, [FIRST_CALLER]: FIRST_CALLER },
  [PERSON],
  PERSON,
  `"${PERSON}"`,
  `{"number":"${PERSON}"`,
  `{"number":${PERSON}}`,
  String.raw`{"__proto__":{"number":"\u002b14165557739"}}`,
  JSON.stringify({ label: PERSON.repeat(2000) }),
  Buffer.from(`{"label":"${PERSON} é"}`, 'latin1'),
];

/** Whoever asks may be named by a number, too. */
const PRINCIPALS = [
  { jwt: { claims: { sub: PERSON } } },
  { jwt: { claims: { sub: `sms|${PERSON}`, phone_number: PERSON } } },
  { jwt: { claims: { client_id: PERSON.slice(1) } } },
  { jwt: { claims: { [PERSON]: PERSON } } },
  { iam: { userId: `${PERSON}:${PERSON}` } },
];

/** Every place of a request of this endpoint with a number in it, where it belongs and where it does not. */
export const barrage = (endpoint: Endpoint): readonly APIGatewayProxyEventV2[] => {
  const { method, path } = endpoint;
  const parameters = parametersOf(endpoint);
  const base = { method, path, parameters, headers: { 'idempotency-key': IDEMPOTENCY_KEY } };
  const asked = [
    ...inPath(endpoint),
    ...IN_QUERY.map((query) => ({ query })),
    ...IN_HEADERS.map((headers) => ({ headers, body: { label: PERSON } })),
    ...IN_BODY.map((body) => ({ body })),
  ].map((options) => makeEvent({ ...base, ...options }));
  return [...asked, ...PRINCIPALS.map((authorizer) => withAuthorizer(authorizer, base)), ...broken(base)];
};

const withAuthorizer = (authorizer: object, base: Options): APIGatewayProxyEventV2 => {
  const event = makeEvent({ ...base, body: { number: PERSON, country: PERSON } });
  return { ...event, requestContext: { ...event.requestContext, authorizer } } as APIGatewayProxyEventV2;
};

/** What API Gateway never sends. A function that trips over one must not say over what. */
const broken = (base: Options): readonly APIGatewayProxyEventV2[] =>
  [
    { body: { [PERSON]: PERSON } },
    { body: Number(PERSON) },
    { headers: null },
    { headers: { 'content-type': { [PERSON]: PERSON } } },
    { pathParameters: { mask: { [PERSON]: PERSON }, key: [PERSON], ticket: [PERSON] } },
    { pathParameters: PERSON },
    { queryStringParameters: { number: { [PERSON]: PERSON }, cursor: [PERSON] } },
    { queryStringParameters: PERSON },
    { requestContext: undefined },
    { requestContext: PERSON },
  ].map(
    (change) =>
      ({
        ...makeEvent({ ...base, body: { label: PERSON } }),
        ...change,
      }) as unknown as APIGatewayProxyEventV2,
  );
