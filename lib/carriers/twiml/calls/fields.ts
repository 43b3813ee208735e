import { flawed } from '../../../errors/flawed.ts';
import type { Form } from './form.ts';

/** Every field that is read. */
const NAMES = [
  'AccountSid',
  'CallSid',
  'CallStatus',
  'DialBridged',
  'DialCallDuration',
  'DialCallStatus',
  'Digits',
  'Direction',
  'From',
  'MessageSid',
  'ParentCallSid',
  'To',
] as const;

type FieldName = (typeof NAMES)[number];

/** The value of a field, or an empty text without one. */
export type Field = (name: FieldName) => string;

/** Says whether an event is a call. A call that lacks one of these, and holds its name elsewhere, was cut in another place. */
const TELLING = [
  'CallStatus',
  'DialCallStatus',
  'Direction',
  'MessageSid',
  'ParentCallSid',
] as const satisfies readonly FieldName[];

const NAME = /^[A-Za-z_][\w.-]*$/;

/** A state that holds no part of the next field, whose name begins with a capital. */
const STATE = /^[a-z-]*$/;

/** A caller that holds the beginning of the next field. */
const SWALLOWED = /^\+?\d+[A-Z]|(?:From|To)[A-Z+]/;

/**
 * The fields of a form. Signatures cover names and values without separators, so another can cut a signed form in other
 * places: `From=x` becomes `Fro=mx`, or a value swallows the next field. What can be read in two ways is refused.
 * @throws Problem `request-invalid`
 */
export const fieldsOf = (form: Form): Field => {
  const field: Field = (name) => form.get(name)?.[0] ?? '';
  const isClear =
    form.has('From') &&
    form.has('To') &&
    NAMES.every((name) => (form.get(name)?.length ?? 1) === 1) &&
    [...form.keys()].every((name) => NAME.test(name)) &&
    STATE.test(field('CallStatus')) &&
    !SWALLOWED.test(field('From')) &&
    !(form.has('CallSid') && isCutElsewhere(form));
  if (!isClear) {
    throw flawed('#', 'needs one CallSid or MessageSid, one From and one To, and no field twice.');
  }
  return field;
};

const isCutElsewhere = (form: Form): boolean => {
  const text = [...form.keys()]
    .sort()
    .map((name) => `${name}${form.get(name)?.join('')}`)
    .join('');
  return form.has('MessageSid') || TELLING.some((name) => !form.has(name) && text.includes(name));
};
