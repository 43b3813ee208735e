import type { ValidateFunction } from 'ajv/dist/2020.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

/** A part of Twilio's description of its API. */
export type Json = Readonly<Record<string, unknown>>;

export type FlawsBySchema = (schema: Json, value: unknown) => readonly string[];

/** What the formats stand for that only Twilio has. */
const FORMATS: Readonly<Record<string, RegExp | true>> = {
  'phone-number': /^\+[1-9]\d{6,14}$/,
  'iso-country-code': /^[A-Z]{2}$/,
  'http-method': /^(?:GET|POST)$/,
  'date-time-rfc-2822': /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}$/,
  'phone-number-capabilities': true,
  'uri-map': true,
  currency: true,
  endpoint: true,
  twiml: true,
};

/** Says what is wrong with a value. */
export const makeJudge = (components: Json): FlawsBySchema => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  for (const [name, format] of Object.entries(FORMATS)) ajv.addFormat(name, format);
  const validators = new Map<Json, ValidateFunction>();
  return (schema, value) => {
    const validate = validators.get(schema) ?? ajv.compile({ components, ...schema });
    validators.set(schema, validate);
    return validate(value)
      ? []
      : (validate.errors ?? []).map((flaw) => `${flaw.instancePath} ${flaw.message}`);
  };
};

/** The description in the words of today's JSON Schema, corrected where its own examples say something else. */
export const modern = (part: unknown, name = ''): unknown => {
  if (Array.isArray(part)) return part.map((item) => modern(item));
  if (typeof part !== 'object' || part === null) return part;
  const { nullable, ...fields } = Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, modern(value, key)]),
  );
  const schema = corrected(name, fields);
  return nullable === true
    ? { anyOf: [schema, { enum: schema['type'] === 'object' ? [null] : [null, ''] }] }
    : schema;
};

/** Addresses are paths; a number offered is called `(415) 555-0123`; degrees are texts. */
const corrected = (name: string, { format, ...fields }: Json): Json => {
  if (format === 'uri') return { ...fields, format: 'uri-reference' };
  if (fields['type'] === 'number')
    return { ...fields, type: ['number', 'string'], pattern: '^-?\\d+(\\.\\d+)?$' };
  return format === undefined || name === 'friendly_name' ? fields : { ...fields, format };
};
