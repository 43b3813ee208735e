import * as z from 'zod/mini';
import { problemWith } from '../errors/flawed.ts';
import type { Flaw } from '../errors/problem.ts';

const LONGEST_LABEL = 100;

/** No control characters, and no lone surrogates, which cannot be written as UTF-8. */
const PRINTABLE = /^[^\p{Cc}\p{Cs}]*$/u;

const number = z.string({ error: 'must be a text, such as "+1 415 555 2671"' });
const country = z.string({ error: 'must be two letters of ISO 3166-1, such as "US"' });
const callerId = z.enum(['caller', 'mask'], { error: 'must be "caller" or "mask"' });
const connection = z.string({ error: 'must be the name of a connection, such as "twilio"' });
const answer = z.enum(['direct', 'press-1'], { error: 'must be "direct" or "press-1"' });
const CALLS_ERROR = 'must be a whole number from 1 to 600';
const callsPerMinute = z
  .int({ error: CALLS_ERROR })
  .check(z.minimum(1, { error: CALLS_ERROR }), z.maximum(600, { error: CALLS_ERROR }));
const expiresAt = z.iso.datetime({ offset: true, error: 'must be a time such as "2026-12-31T12:00:00Z"' });
const label = z
  .string({ error: 'must be a text' })
  .check(
    z.maxLength(LONGEST_LABEL, { error: `must have at most ${LONGEST_LABEL} characters` }),
    z.regex(PRINTABLE, { error: 'must have no control characters' }),
  );

/** `POST /masks`. A test compares it with docs/openapi.json. */
export const CREATE_MASK_BODY = z.strictObject({
  number,
  country: z.optional(country),
  connection: z.optional(connection),
  callerId: z.optional(callerId),
  answer: z.optional(answer),
  callsPerMinute: z.optional(callsPerMinute),
  expiresAt: z.optional(expiresAt),
  label: z.optional(label),
});

/** `PATCH /masks/{mask}`: a merge patch, in which `null` clears. */
export const CHANGE_MASK_BODY = z.strictObject({
  number: z.optional(number),
  country: z.optional(country),
  callerId: z.optional(z.nullable(callerId)),
  answer: z.optional(z.nullable(answer)),
  callsPerMinute: z.optional(z.nullable(callsPerMinute)),
  expiresAt: z.optional(z.nullable(expiresAt)),
  label: z.optional(z.nullable(label)),
});

/** `POST /erasures`. */
export const ERASE_BODY = z.strictObject({
  number,
  country: z.optional(country),
});

/** `POST /exports`. */
export const EXPORT_BODY = z.strictObject({
  number,
  country: z.optional(country),
  cursor: z.optional(z.string({ error: 'must be the cursor of the export before' })),
});

/** Parses the body by the schema. @throws Problem `request-invalid` with one flaw for each mistake */
export const parseBody = <T extends z.ZodMiniType>(schema: T, body: unknown): z.infer<T> => {
  const result = z.safeParse(schema, body);
  if (result.success) {
    return result.data;
  }
  throw problemWith('request-invalid', result.error.issues.flatMap(flawsOf));
};

const FIELD_NAME = /^[A-Za-z][A-Za-z_-]{0,31}$/;

const flawsOf = (issue: z.core.$ZodIssue): readonly Flaw[] => {
  if (issue.code === 'unrecognized_keys') {
    // An unusual name may be a telephone number, so the answer does not repeat it.
    return issue.keys.map((key) =>
      FIELD_NAME.test(key)
        ? { field: `#/${key}`, detail: 'is not a field of this request' }
        : { field: '#', detail: 'has a field that is not of this request' },
    );
  }
  return [{ field: `#${issue.path.map((part) => `/${String(part)}`).join('')}`, detail: describe(issue) }];
};

const describe = (issue: z.core.$ZodIssue): string =>
  issue.path.length === 0 ? 'must be a JSON object' : issue.message;
