import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import fc from 'fast-check';
import { callReference, writeCallTicket } from '../../lib/calls/proofs/call-ticket.ts';
import { CALL_PROTOCOLS } from '../../lib/carriers/protocols.ts';
import { callParameters, signedEvent } from '../support/calls/signed-calls.ts';
import type { SignedCarrier } from '../support/calls/signed-carriers.ts';
import { SIGNED_CARRIERS } from '../support/calls/signed-carriers.ts';
import { form, KNOWN, text } from './requests.ts';
import { SIGNED_MASKS } from './world.ts';

/** What came to the address of a carrier that signs, signed or not. */
export interface SignedWebhook {
  readonly carrier: SignedCarrier['carrier'];
  readonly event: APIGatewayProxyEventV2;
}

const NAMES = [
  'CallSid',
  'AccountSid',
  'From',
  'To',
  'CallStatus',
  'Direction',
  'ParentCallSid',
  'MessageSid',
  'DialCallStatus',
  'DialCallDuration',
  'DialBridged',
  'Digits',
];

const WORDS = [
  'inbound',
  'outbound-dial',
  'completed',
  'busy',
  'ringing',
  '1',
  '42',
  'anonymous',
  'client:x',
  'sip:1@x',
];

const value = fc.oneof(text, fc.constantFrom(...WORDS, ...SIGNED_MASKS.map(({ mask }) => mask)));

/** The vendors' objects, by which the tests sign, lose the names of an object's own parts and sort numbers first. */
const name = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 1, arbitrary: text.filter((one) => !(one in {}) && !/^\d/.test(one) && one.isWellFormed()) },
);

const changes = fc.dictionary(
  name,
  fc.oneof(
    { weight: 6, arbitrary: value.map((one) => one.toWellFormed()) },
    {
      weight: 1,
      arbitrary: fc.array(
        value.map((one) => one.toWellFormed()),
        { minLength: 1, maxLength: 3 },
      ),
    },
  ),
  { maxKeys: 4, noNullPrototype: true },
);

const ticketOf = ({ carrier, secret }: SignedCarrier): string => {
  const [key = ''] = CALL_PROTOCOLS[carrier].parseSigningSecret(secret()).keys;
  const id = SIGNED_MASKS.find(({ connection }) => connection === carrier)?.id;
  return writeCallTicket({ mask: id as never, call: callReference('call') }, `${carrier} ${key}`);
};

const anything = fc.record(
  {
    connection: fc.oneof(fc.constantFrom('twilio', 'signalwire', 'telnyx', 'tropo'), text),
    signedBy: fc.constantFrom('previous' as const, 'stranger' as const),
    atSeconds: fc.integer(),
    body: fc.oneof(text, fc.constantFrom('CallSid=1&To=%ff', 'To=%', '{"data":{}}', 'x'.repeat(1024 * 1024))),
    headers: fc.dictionary(fc.oneof(text, fc.constantFrom('content-type', 'x-twilio-signature')), text, {
      maxKeys: 2,
      noNullPrototype: true,
    }),
  },
  { requiredKeys: [] },
);

/** Most are signed well, or nothing would be read. */
export const signedWebhook: fc.Arbitrary<SignedWebhook> = fc
  .constantFrom(...SIGNED_CARRIERS)
  .chain((carrier) => {
    const mask = SIGNED_MASKS.find(({ connection }) => connection === carrier.carrier)?.mask ?? '';
    const To = fc.oneof({ weight: 3, arbitrary: fc.constant(mask) }, fc.constantFrom(...KNOWN));
    return fc.record({
      carrier: fc.constant(carrier.carrier),
      event: fc
        .record({
          to: To,
          changes,
          form,
          ticket: fc.oneof(
            { weight: 6, arbitrary: fc.constant(undefined) },
            { weight: 3, arbitrary: fc.constant(ticketOf(carrier)) },
            { weight: 1, arbitrary: text.filter((one) => /^[^/?#]+$/.test(one)) },
          ),
          asked: fc.option(fc.constantFrom('dial', 'screen', 'accept', 'other'), { nil: undefined }),
          broken: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: anything }),
        })
        .map(({ to, changes: changed, form: bodyForm, ticket, asked, broken }) =>
          signedEvent(carrier, {
            parameters: callParameters(carrier, { To: to, ...changed }),
            form: bodyForm,
            ...(ticket !== undefined && { ticket }),
            ...(asked !== undefined && (ticket !== undefined || asked === 'screen') && { event: asked }),
            ...broken,
          }),
        ),
    });
  });

/** A call that was signed well, and the same text cut into other fields. */
export interface RecutWebhook extends SignedWebhook {
  /** What decides whom a call reaches, as it was signed and as it is sent. */
  readonly signed: readonly (string | undefined)[];
  readonly sent: readonly (string | undefined)[];
}

type Pair = readonly [name: string, value: string];

interface Cut {
  readonly at: number;
  readonly by: number;
  readonly swallows: boolean;
}

/** Moves the boundary between a name and its value, or lets a value swallow the next field. */
const recut = (pairs: readonly Pair[], { at, by, swallows }: Cut): readonly Pair[] => {
  const index = at % pairs.length;
  const [name, value] = pairs[index] ?? ['', ''];
  const [nextName, nextValue] = pairs[index + 1] ?? ['', ''];
  const text = swallows ? `${name}${value}${nextName}${nextValue}` : `${name}${value}`;
  const end = Math.min(Math.max(name.length + by, 0), text.length);
  const fresh: Pair = [text.slice(0, end), text.slice(end)];
  return [...pairs.slice(0, index), fresh, ...pairs.slice(index + (swallows ? 2 : 1))];
};

const DECISIVE = ['From', 'To', 'CallStatus', 'Direction', 'AccountSid'];

const decisiveIn = (pairs: readonly Pair[]): RecutWebhook['sent'] =>
  DECISIVE.map((name) => pairs.find(([one]) => one === name)?.[1]);

const cuts = fc.array(
  fc.record({
    at: fc.nat({ max: 11 }),
    by: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: -9, max: 12 })),
    swallows: fc.boolean(),
  }),
  { minLength: 1, maxLength: 3 },
);

export const recutWebhook: fc.Arbitrary<RecutWebhook> = fc
  .record({
    carrier: fc.constantFrom(...SIGNED_CARRIERS),
    from: fc.constantFrom('+12125550187', 'anonymous', 'sip:+12125550187@host', 'client:x', '+442079460000'),
    status: fc.constantFrom('ringing', 'completed', 'in-progress'),
    direction: fc.constantFrom('inbound', 'outbound-dial'),
    cuts,
  })
  .map(({ carrier, from, status, direction, cuts: all }) => {
    const mask = SIGNED_MASKS.find(({ connection }) => connection === carrier.carrier)?.mask ?? '';
    const changes = { From: from, To: mask, CallStatus: status, Direction: direction };
    const parameters = callParameters(carrier, { ...changes, FromCity: '', ToCity: '', CallerName: '' });
    const pairs = Object.entries(parameters)
      .map(([name, value]): Pair => [name, String(value)])
      .sort(([one], [other]) => (one < other ? -1 : 1));
    const sent = all.reduce(recut, pairs);
    const body = new URLSearchParams(sent.map(([name, value]): [string, string] => [name, value])).toString();
    return {
      carrier: carrier.carrier,
      event: signedEvent(carrier, { parameters, body }),
      signed: decisiveIn(pairs),
      sent: decisiveIn(sent),
    };
  });
