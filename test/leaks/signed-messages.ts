import { callReference, writeCallTicket } from '../../lib/calls/proofs/call-ticket.ts';
import { CALL_PROTOCOLS } from '../../lib/carriers/protocols.ts';
import type { SendOptions } from '../support/signed-calls.ts';
import { callParameters, signedEvent } from '../support/signed-calls.ts';
import type { Parameters, SignedCarrier } from '../support/signed-carriers.ts';
import { SIGNED_CARRIERS } from '../support/signed-carriers.ts';
import type { Message } from './calls.ts';
import { CALLERS, PEOPLE } from './hidden.ts';
import { MASKS } from './rows.ts';

const [NUMBER = ''] = PEOPLE;
const [CALLER = ''] = CALLERS;

/** Functions in other processes have the clock of the machine. */
const atSeconds = Math.floor(Date.now() / 1000);

const send = (carrier: SignedCarrier, options: SendOptions, expected?: Message['expected']): Message => ({
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
  NUMBER,
];

const messagesOf = (carrier: SignedCarrier): readonly Message[] => {
  const { mask, number, id, callerId } = MASKS[carrier.carrier];
  const of = (changes: Parameters = {}) => callParameters(carrier, { To: mask, From: CALLER, ...changes });
  const shown = (from: string) => ({ to: number, from: callerId === 'caller' ? from : mask });
  const [key = ''] = CALL_PROTOCOLS[carrier.carrier].parseSigningSecret(carrier.secret()).keys;
  const named = { mask: id, call: callReference(CALLER) };
  const ticket = writeCallTicket(named, `${carrier.carrier} ${key}`);
  const later = (event: string, changes: Parameters) =>
    send(carrier, { parameters: of(changes), ticket, event });
  return [
    ...CALLERS.map((From) => send(carrier, { parameters: of({ From }) }, shown(From))),
    ...[`sip:${CALLER}@example.com`, `client:${CALLER}`, CALLER.slice(1), `tel:${CALLER}`, 'anonymous'].map(
      (From) => send(carrier, { parameters: of({ From }) }, { to: number, from: mask }),
    ),
    ...FIELDS.flatMap((field) =>
      [NUMBER, `sip:${NUMBER}@example.com`, [NUMBER, CALLER]].map((value) =>
        send(carrier, { parameters: of({ [field]: value }) }, shown(field === 'From' ? NUMBER : CALLER)),
      ),
    ),
    ...['completed', 'busy', 'no-answer', NUMBER].map((DialCallStatus) =>
      later('dial', { DialCallStatus, DialCallSid: NUMBER, DialCallDuration: NUMBER, CallSid: CALLER }),
    ),
    later('screen', { CallSid: CALLER, From: mask, To: number, Called: number }),
    ...['1', '2', NUMBER].map((Digits) => later('accept', { Digits, From: mask, To: number })),
    later(NUMBER, {}),
    send(carrier, {
      parameters: { MessageSid: NUMBER, AccountSid: carrier.account, From: CALLER, Body: NUMBER },
    }),
    send(carrier, { parameters: of(), signedBy: 'stranger' }),
    send(carrier, { parameters: of(), connection: NUMBER }),
    send(carrier, { parameters: of(), ticket: NUMBER, event: 'dial' }),
    send(carrier, { parameters: of(), ticket: `${NUMBER}.${NUMBER}.${NUMBER}`, event: NUMBER }),
    send(carrier, { body: `{"data":{"payload":{"from":"${CALLER}","to":"${NUMBER}"}}}` }),
    send(carrier, { parameters: { AccountSid: carrier.account, From: CALLER, To: NUMBER } }),
    send(carrier, {
      parameters: of(),
      headers: { 'content-type': NUMBER, [NUMBER]: NUMBER, 'user-agent': NUMBER },
    }),
  ];
};

/** Everything that carriers which sign may send, and more. */
export const SIGNED_MESSAGES: readonly Message[] = SIGNED_CARRIERS.flatMap(messagesOf);
