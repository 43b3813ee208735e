import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { writeCallTicket } from '../../../lib/calls/proofs/call-ticket.ts';
import { KEY } from '../../support/calls/call-world.ts';
import { makeEvent } from '../../support/calls/events.ts';
import { callParameters, signedEvent } from '../../support/calls/signed-calls.ts';
import type { SignedCarrier } from '../../support/calls/signed-carriers.ts';
import { makeResult, makeSession } from '../../support/calls/tropo-events.ts';
import { TEXTS } from './texts.ts';

/** One part of a request, of as many bytes as asked for. */
export interface Part {
  readonly part: string;
  /** Of the address or the headers, which have a bound of their own. */
  readonly isOfHead?: true;
  readonly ofBytes: (bytes: number) => APIGatewayProxyEventV2;
}

const each = (text: string, make: (name: string, of: (bytes: number) => string) => Part): readonly Part[] =>
  Object.entries(TEXTS).map(([name, of]) => make(`${text} of ${name}`, of));

const many = (bytes: number, make: (index: number) => string, join: string): string => {
  const parts: string[] = [];
  for (let length = 0; length < bytes; length += (parts.at(-1)?.length ?? 0) + join.length) {
    parts.push(make(parts.length));
  }
  return parts.join(join);
};

/** Headers and addresses are as hostile at every entry. */
const around = (
  send: (changes: Partial<APIGatewayProxyEventV2>) => APIGatewayProxyEventV2,
): readonly Part[] => headParts(send).map((part) => ({ ...part, isOfHead: true }));

const headParts = (
  send: (changes: Partial<APIGatewayProxyEventV2>) => APIGatewayProxyEventV2,
): readonly Part[] => [
  ...[
    'content-type',
    'x-twilio-signature',
    'x-signalwire-signature',
    'telnyx-timestamp',
    'telnyx-signature-ed25519',
  ].map(
    (name): Part => ({
      part: `the header ${name}`,
      ofBytes: (bytes) => send({ headers: { ...send({}).headers, [name]: '='.repeat(bytes) } }),
    }),
  ),
  {
    part: 'the number of headers',
    ofBytes: (bytes) =>
      send({
        headers: {
          ...send({}).headers,
          ...Object.fromEntries(Array.from({ length: bytes / 8 }, (_, index) => [`x-${index}`, 'a'])),
        },
      }),
  },
  {
    part: 'the query',
    ofBytes: (bytes) => {
      const value = 'a'.repeat(bytes);
      return send({ rawQueryString: `event=${value}`, queryStringParameters: { event: value } });
    },
  },
  {
    part: 'the digest in the query',
    ofBytes: (bytes) => {
      const bodySHA256 = 'a'.repeat(bytes);
      return send({
        headers: { ...send({}).headers, 'content-type': 'application/json' },
        rawQueryString: `bodySHA256=${bodySHA256}`,
        queryStringParameters: { bodySHA256 },
      });
    },
  },
  {
    part: 'the path',
    ofBytes: (bytes) => send({ rawPath: '/a'.repeat(bytes / 2) }),
  },
  ...['key', 'connection', 'ticket'].map(
    (name): Part => ({
      part: `the part of the path for the ${name}`,
      ofBytes: (bytes) => {
        const event = send({});
        const text = 'a.'.repeat(bytes / 2);
        return { ...event, rawPath: `/${text}`, pathParameters: { ...event.pathParameters, [name]: text } };
      },
    }),
  ),
];

/** What may come to the address of a carrier that signs: `stranger` does not know the key. */
export const partsFor = (carrier: SignedCarrier, signedBy?: 'stranger'): readonly Part[] => {
  const by = { atSeconds: Math.floor(Date.now() / 1000), ...(signedBy && { signedBy }) };
  const sendFields = (changes: Readonly<Record<string, string | readonly string[]>>) =>
    signedEvent(carrier, { ...by, parameters: callParameters(carrier, changes) });
  const sendBody = (body: string) => signedEvent(carrier, { ...by, body });
  return [
    ...each('From', (part, of) => ({ part, ofBytes: (bytes) => sendFields({ From: of(bytes) }) })),
    ...each('CallSid', (part, of) => ({ part, ofBytes: (bytes) => sendFields({ CallSid: of(bytes) }) })),
    ...each('a new field', (part, of) => ({ part, ofBytes: (bytes) => sendFields({ New: of(bytes) }) })),
    {
      part: 'different names',
      ofBytes: (bytes) =>
        sendFields(Object.fromEntries(Array.from({ length: bytes / 8 }, (_, index) => [`F${index}`, '1']))),
    },
    {
      part: 'one name again and again',
      ofBytes: (bytes) => sendFields({ Same: Array.from({ length: bytes / 8 }, (_, index) => `${index}`) }),
    },
    { part: 'names alone', ofBytes: (bytes) => sendBody(many(bytes, (index) => index.toString(36), '&')) },
    { part: 'separators alone', ofBytes: (bytes) => sendBody('&'.repeat(bytes)) },
    { part: 'a broken escape', ofBytes: (bytes) => sendBody(`To=${'%'.repeat(bytes)}`) },
    { part: 'an unsigned form', ofBytes: (bytes) => sendBody(`AccountSid=${'a'.repeat(bytes)}`) },
    { part: 'a name', ofBytes: (bytes) => sendFields({ ['N'.repeat(bytes)]: '1' }) },
    ...around((changes) => ({ ...sendFields({}), ...changes })),
  ];
};

const sendToTropo = (key: string, body: unknown, changes: Partial<APIGatewayProxyEventV2> = {}) => ({
  ...makeEvent({ method: 'POST', path: '/transfer/{key}', parameters: { key }, body }),
  ...changes,
});

/** What may come to the voice URL of Tropo. */
export const partsForTropo = (key: string = KEY): readonly Part[] => {
  const send = (changes: Readonly<Record<string, unknown>>) => sendToTropo(key, makeSession(changes));
  const from = (id: string) => ({ id, name: null, channel: 'VOICE' });
  const ticket = writeCallTicket({ mask: 'msk_1' as never, call: '0123456789abcdef' as never }, key);
  return [
    ...each('from.id', (part, of) => ({ part, ofBytes: (bytes) => send({ from: from(of(bytes)) }) })),
    ...each('to.id', (part, of) => ({ part, ofBytes: (bytes) => send({ to: from(of(bytes)) }) })),
    ...each('id', (part, of) => ({ part, ofBytes: (bytes) => send({ id: of(bytes) }) })),
    ...each('a header of the network', (part, of) => ({
      part,
      ofBytes: (bytes) => send({ headers: { 'x-sbc-from': of(bytes), contact: 'x' } }),
    })),
    {
      part: 'headers of the network as a list',
      ofBytes: (bytes) =>
        send({ headers: Array.from({ length: bytes / 32 }, () => ({ key: 'contact', value: '+1234567' })) }),
    },
    {
      part: 'different headers of the network',
      ofBytes: (bytes) =>
        send({
          headers: Object.fromEntries(Array.from({ length: bytes / 12 }, (_, index) => [`h${index}`, 1])),
        }),
    },
    {
      part: 'actions of a result',
      ofBytes: (bytes) =>
        sendToTropo(key, makeResult({ actions: Array.from({ length: bytes / 3 }, () => ({})) }), {
          routeKey: 'POST /transfer/{key}/after/{ticket}',
          pathParameters: { key, ticket },
        }),
    },
    { part: 'brackets', ofBytes: (bytes) => sendToTropo(key, '['.repeat(bytes)) },
    {
      part: 'nested lists',
      ofBytes: (bytes) => sendToTropo(key, `${'['.repeat(bytes / 2)}${']'.repeat(bytes / 2)}`),
    },
    { part: 'bytes of Latin-1', ofBytes: (bytes) => sendToTropo(key, Buffer.alloc(bytes, 0xe9)) },
    ...around((changes) => sendToTropo(key, makeSession(), changes)),
  ];
};
