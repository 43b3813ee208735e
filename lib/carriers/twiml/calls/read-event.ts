import type { Call, CallEnded, CarrierEvent } from '../../../calls/carrier-event.ts';
import { flawed } from '../../../errors/flawed.ts';
import { toE164 } from '../../../phone/e164.ts';
import { numbersInAddress } from '../../kit/caller-spellings.ts';
import { isWithheld } from '../../kit/withheld.ts';
import type { WebhookRequest } from '../../protocol.ts';
import type { Field } from './fields.ts';
import { fieldsOf } from './fields.ts';
import { formOf } from './form.ts';

/**
 * Reads a form of Twilio's dialect: a call, a text, or, at an address with an `event`, what follows a call. Ignores
 * unknown parameters, because carriers add new ones without notice.
 * @throws Problem `request-invalid` for what no such carrier sends, and where it cannot be told which field is which
 */
export const readEvent = (request: WebhookRequest): CarrierEvent => {
  const form = formOf(request);
  if (form === undefined) {
    throw flawed('#', 'not a form. The number has to send its calls here as a form, by POST.');
  }
  const field = fieldsOf(form);
  const name = request.query['event'];
  return name === undefined ? readFirst(field) : readLater(field, name);
};

const readFirst = (field: Field): CarrierEvent => {
  const account = field('AccountSid');
  if (field('CallSid') === '' && field('MessageSid') !== '') {
    return { kind: 'text', id: field('MessageSid'), account };
  }
  const id = callIdIn(field);
  if (FINAL.has(field('CallStatus'))) {
    return endedOf(field);
  }
  return isInbound(field) ? readCall(field, id, account) : { kind: 'launch', id, account };
};

/** Excludes the outgoing leg of a call and calls started over the API: the carrier announces both. */
const isInbound = (field: Field): boolean => {
  const direction = field('Direction').toLowerCase();
  return direction === '' ? field('ParentCallSid') === '' : direction === 'inbound';
};

const readCall = (field: Field, id: string, account: string): Call => {
  const from = field('From').trim();
  // A caller who withholds the number is spelled out. Without any, nobody knows whom a block would be for.
  if (from === '') {
    throw flawed('From', 'empty. A carrier says who calls, or that the caller is anonymous.');
  }
  const mask = toE164(field('To').trim());
  return {
    kind: 'call',
    id,
    account,
    masks: mask === undefined ? [] : [mask],
    hint: undefined,
    ...callerOf(from),
  };
};

const readLater = (field: Field, name: string): CarrierEvent => {
  const id = callIdIn(field);
  switch (name) {
    case 'dial':
      return endedOf(field);
    case 'screen':
      return { kind: 'screening', id, pressed: undefined };
    case 'accept':
      return { kind: 'screening', id, pressed: field('Digits') };
    default:
      throw flawed('event', 'is none that an answer of ours has asked for.');
  }
};

const callIdIn = (field: Field): string => {
  const id = field('CallSid');
  if (id === '') {
    throw flawed('#', 'neither a call nor a text: there is no CallSid and no MessageSid.');
  }
  return id;
};

/** The outcome of the call to the person, by the carrier's `DialCallStatus`. */
const OUTCOMES: ReadonlyMap<string, CallEnded['outcome']> = new Map([
  ['completed', 'connected'],
  ['answered', 'connected'],
  ['busy', 'busy'],
  ['no-answer', 'no-answer'],
  ['failed', 'failed'],
  ['canceled', 'abandoned'],
]);

/** The states of a call that is over. */
const FINAL: ReadonlySet<string> = new Set(['busy', 'canceled', 'completed', 'failed', 'no-answer']);

const endedOf = (field: Field): CallEnded => ({
  kind: 'ended',
  id: field('CallSid'),
  outcome: outcomeOf(field),
  callerListens: !FINAL.has(field('CallStatus')),
  connectedSeconds: secondsIn(field('DialCallDuration')),
});

/** If the person picked up and did not accept, the carrier says `completed`, but nobody was connected. */
const outcomeOf = (field: Field): CallEnded['outcome'] => {
  const outcome = OUTCOMES.get(field('DialCallStatus')) ?? 'unknown';
  return outcome === 'connected' && field('DialBridged') === 'false' ? 'no-answer' : outcome;
};

/** A day. A larger number is not a duration and may be a telephone number, and this goes to the log. */
const MOST_SECONDS = 24 * 60 * 60;

const secondsIn = (text: string): number | undefined =>
  /^\d{1,5}$/.test(text) && Number(text) <= MOST_SECONDS ? Number(text) : undefined;

/** North American numbers have ten digits after the `1`. Carriers refuse any other as a caller ID. */
const NO_NUMBER = /^\+1(?!\d{10}$)/;

/**
 * Reads the caller. Only a whole number with its `+` may be shown: anything else may be a SIP user, an extension or a
 * number without its country. `callerMayBe` serves only to refuse calls, so a number too many does little harm.
 */
export const callerOf = (given: string): Pick<Call, 'caller' | 'callerMayBe' | 'isCallerNamed'> => {
  const from = given.trim();
  if (isWithheld(from)) {
    return { caller: { kind: 'withheld' }, callerMayBe: [], isCallerNamed: false };
  }
  const number = NO_NUMBER.test(from) ? undefined : toE164(from);
  return number === undefined
    ? { caller: { kind: 'other' }, callerMayBe: numbersInAddress(from), isCallerNamed: true }
    : { caller: { kind: 'number', number }, callerMayBe: [number], isCallerNamed: false };
};
