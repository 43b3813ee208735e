import { callReference, writeCallTicket } from '../../../lib/calls/proofs/call-ticket.ts';
import { CALL_PROTOCOLS } from '../../../lib/carriers/protocols.ts';
import type { SendOptions } from '../../support/calls/signed-calls.ts';
import { callParameters, signedEvent } from '../../support/calls/signed-calls.ts';
import type { Parameters, SignedCarrier } from '../../support/calls/signed-carriers.ts';
import { SIGNED_CARRIERS } from '../../support/calls/signed-carriers.ts';
import { CALLERS, PEOPLE } from '../hidden.ts';
import { MASKS } from '../rows.ts';
import type { SentEvent } from './calls.ts';

const [PERSON = ''] = PEOPLE;
const [FIRST_CALLER = ''] = CALLERS;

/** Functions in other processes have the clock of the machine. */
const atSeconds = Math.floor(Date.now() / 1000);

const send = (carrier: SignedCarrier, options: SendOptions, expected?: SentEvent['expected']): SentEvent => ({
  event: signedEvent(carrier, { atSeconds, ...options }),
  ...(expected !== undefined && { expected }),
});

const FIELDS = [
  'CallSid',
  'AccountSid',
  'From',
  'To',
  'Direction',
  'CallStatus',
  'CallerName',
  'ForwardedFrom',
  'MessageSid',
  'ParentCallSid',
  PERSON,
];

const signedEventsOf = (carrier: SignedCarrier): readonly SentEvent[] => {
  const { mask, number, id, callerId } = MASKS[carrier.carrier];
  const of = (changes: Parameters = {}) =>
    callParameters(carrier, { To: mask, From: FIRST_CALLER, ...changes });
  const shown = (from: string) => ({ to: number, from: callerId === 'caller' ? from : mask });
  const [key = ''] = CALL_PROTOCOLS[carrier.carrier].parseSigningSecret(carrier.secret()).keys;
  const named = { mask: id, call: callReference(FIRST_CALLER) };
  const ticket = writeCallTicket(named, `${carrier.carrier} ${key}`);
  const later = (event: string, changes: Parameters) =>
    send(carrier, { parameters: of(changes), ticket, event });
  return [
    ...CALLERS.map((From) => send(carrier, { parameters: of({ From }) }, shown(From))),
    ...[
      `sip:${FIRST_CALLER}@example.com`,
      `client:${FIRST_CALLER}`,
      FIRST_CALLER.slice(1),
      `tel:${FIRST_CALLER}`,
      'anonymous',
    ].map((From) => send(carrier, { parameters: of({ From }) }, { to: number, from: mask })),
    ...FIELDS.flatMap((field) =>
      [PERSON, `sip:${PERSON}@example.com`, [PERSON, FIRST_CALLER]].map((value) =>
        send(
          carrier,
          { parameters: of({ [field]: value }) },
          shown(field === 'From' ? PERSON : FIRST_CALLER),
        ),
      ),
    ),
    ...['completed', 'busy', 'no-answer', PERSON].map((DialCallStatus) =>
      later('dial', { DialCallStatus, DialCallSid: PERSON, DialCallDuration: PERSON, CallSid: FIRST_CALLER }),
    ),
    later('screen', { CallSid: FIRST_CALLER, From: mask, To: number, Called: number }),
    ...['1', '2', PERSON].map((Digits) => later('accept', { Digits, From: mask, To: number })),
    later(PERSON, {}),
    send(carrier, {
      parameters: { MessageSid: PERSON, AccountSid: carrier.account, From: FIRST_CALLER, Body: PERSON },
    }),
    // Signed, and cut into other fields; and larger than any event.
    ...[
      { ...of(), From: '' },
      { ...of(), From: `${FIRST_CALLER}FromCity` },
      { ...of(), [`${PERSON}FromCity`]: '' },
      { ...of(), Padding: PERSON.repeat(1000) },
    ].map((parameters) => send(carrier, { parameters })),
    send(carrier, { parameters: of(), body: `Fro=m${encodeURIComponent(FIRST_CALLER)}&To=${PERSON}` }),
    send(carrier, { parameters: of(), signedBy: 'stranger' }),
    send(carrier, { parameters: of(), connection: PERSON }),
    send(carrier, { parameters: of(), ticket: PERSON, event: 'dial' }),
    send(carrier, { parameters: of(), ticket: `${PERSON}.${PERSON}.${PERSON}`, event: PERSON }),
    send(carrier, { body: `{"data":{"payload":{"from":"${FIRST_CALLER}","to":"${PERSON}"}}}` }),
    send(carrier, { parameters: { AccountSid: carrier.account, From: FIRST_CALLER, To: PERSON } }),
    send(carrier, {
      parameters: of(),
      headers: { 'content-type': PERSON, [PERSON]: PERSON, 'user-agent': PERSON },
    }),
  ];
};

/** Everything that carriers which sign may send, and more. */
export const SIGNED_EVENTS: readonly SentEvent[] = SIGNED_CARRIERS.flatMap(signedEventsOf);
