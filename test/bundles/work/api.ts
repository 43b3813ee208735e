import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { ENDPOINTS } from '../../../functions/routes.ts';
import { makeEvent } from '../../support/calls/events.ts';
import { MASK } from '../../support/numbers/masks.ts';
import type { Part } from './calls.ts';
import { TEXTS } from './texts.ts';

type AnyEndpoint = (typeof ENDPOINTS)[number];

export const CLIENT_ROUTES = ENDPOINTS.filter(({ access }) => access === 'client');

const TAKE_BODIES: ReadonlySet<string> = new Set(['PATCH', 'POST']);
const FIELDS = ['answer', 'callerId', 'connection', 'country', 'expiresAt', 'label', 'number', 'unknown'];
const HEADERS = ['idempotency-key', 'if-match', 'content-type', 'x-new'];
const PARAMETERS = ['country', 'cursor', 'limit', 'number', 'releaseNumber', 'unknown'];

/** The letters of one kind are as good as those of another for fields that are compared. */
const KINDS = ['letters', 'digits', 'blanks', 'combining marks', 'marks that are letters', 'quotes'];

const eachText = (
  names: readonly string[],
  make: (name: string, text: string) => APIGatewayProxyEventV2,
): readonly Part[] =>
  names.flatMap((name) =>
    KINDS.map((kind) => ({
      part: `${name} of ${kind}`,
      ofBytes: (bytes: number) => make(name, TEXTS[kind]?.(bytes) ?? ''),
    })),
  );

const namesIn = (path: string): readonly string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

/** Everything that a client may make longer in a request to an endpoint. */
export const partsForClient = ({ method, path }: AnyEndpoint): readonly Part[] => {
  const parameters = Object.fromEntries(namesIn(path).map((name) => [name, MASK]));
  const usual = { method, path, parameters };
  const number = '+14155550100';
  const takesBody = TAKE_BODIES.has(method);
  const body = takesBody ? { body: { number } } : {};
  const withBody = (given: unknown) => makeEvent({ ...usual, body: given });
  const manyFields = (bytes: number) =>
    Object.fromEntries(Array.from({ length: bytes / 12 }, (_, index) => [`f${index}`, 1]));
  return [
    ...eachText(namesIn(path), (name, text) =>
      makeEvent({ ...usual, ...body, parameters: { ...parameters, [name]: text } }),
    ),
    ...eachText(HEADERS, (name, text) => makeEvent({ ...usual, ...body, headers: { [name]: text } })),
    ...eachText(takesBody ? [] : PARAMETERS, (name, text) =>
      makeEvent({ ...usual, ...body, query: { [name]: text } }),
    ),
    {
      part: 'the number of headers',
      ofBytes: (bytes) =>
        makeEvent({
          ...usual,
          ...body,
          headers: Object.fromEntries(Array.from({ length: bytes / 8 }, (_, index) => [`x-${index}`, 'a'])),
        }),
    },
    {
      part: 'the number of parameters',
      ofBytes: (bytes) =>
        makeEvent({
          ...usual,
          ...body,
          query: Object.fromEntries(Array.from({ length: bytes / 8 }, (_, index) => [`p${index}`, 'a'])),
        }),
    },
    ...(takesBody
      ? [
          ...eachText(FIELDS, (name, text) => withBody({ number, [name]: text })),
          { part: 'unknown fields', ofBytes: (bytes: number) => withBody(manyFields(bytes)) },
          { part: 'brackets', ofBytes: (bytes: number) => withBody('['.repeat(bytes)) },
          {
            part: 'a list of lists',
            ofBytes: (bytes: number) => withBody(Array.from({ length: bytes / 3 }, () => [])),
          },
          {
            part: 'nested fields',
            ofBytes: (bytes: number) => withBody(`${'{"a":'.repeat(bytes / 6)}1${'}'.repeat(bytes / 6)}`),
          },
        ]
      : []),
  ];
};
