import fc from 'fast-check';
import { ENDPOINTS } from '../../functions/routes.ts';
import type { EventOptions } from '../support/calls/events.ts';
import { BODY_FORMS } from '../support/calls/events.ts';

/** What strangers write where a text is expected. */
const SPECIAL = [
  '',
  ' ',
  '__proto__',
  'constructor',
  'toString',
  '../../masks',
  '%2e%2e%2f',
  '%00',
  '\u0000',
  '\ud800',
  '\u202e+1415',
  'jndi:ldap://127.0.0.1/a',
  "' OR 1=1 --",
  '<Response/>',
  '+',
  '+0',
  '+1',
  'NaN',
  '1e309',
  '-1',
  '9'.repeat(400),
];

/** Numbers that mean something to the world of these tests, and others. */
export const KNOWN = [
  '+14155550100',
  '+14155550123',
  '+14155550124',
  '+12125550187',
  '14155550123',
  '(415) 555-0100',
  '%2B14155550123',
  '911',
  '+19005550100',
  '+870773111632',
  '+442079460000',
];

export const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...KNOWN) },
  { weight: 3, arbitrary: fc.constantFrom(...SPECIAL) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);

const MEGABYTE = 1024 * 1024;

/** Values as JSON has them, with keys that pollute prototypes. */
const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc.constant(null),
    fc.boolean(),
    fc.double(),
    fc.integer(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(text, fc.constantFrom('number', 'label', 'session', 'to')), tie('value'), {
      maxKeys: 4,
      noNullPrototype: false,
    }),
  ),
})).value;

const ABOUT_MASKS = fc.record(
  {
    number: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...KNOWN) }, { weight: 1, arbitrary: value }),
    country: fc.oneof(fc.constantFrom('US', 'us', 'GB', 'ZZ'), value),
    callerId: fc.oneof(fc.constantFrom('caller', 'mask'), value),
    answer: fc.oneof(fc.constantFrom('direct', 'press-1'), value),
    callsPerMinute: fc.oneof(fc.integer({ min: -1, max: 601 }), value),
    expiresAt: fc.oneof(fc.constantFrom('2027-01-01T00:00:00Z', '1999-01-01T00:00:00Z'), value),
    label: fc.oneof(fc.constant('shop'), value),
  },
  { requiredKeys: [] },
);

/** Texts that JSON parsers stumble over. */
const BROKEN = fc.constantFrom<string | Uint8Array>(
  '{',
  '{"number":',
  '[1,]',
  'null',
  '{"__proto__": {"polluted": true}, "number": "+14155550100"}',
  '{"constructor": {"prototype": {"polluted": true}}}',
  `${'['.repeat(5000)}${']'.repeat(5000)}`,
  `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`,
  '{"number": "+14155550100", "number": "+12125550187"}',
  '\ufeff{}',
  Buffer.from([0xff, 0xfe, 0x7b, 0x7d]),
  Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]),
  Buffer.from('{"session": {"from": {"name": "Señor"}}}', 'latin1'),
);

const huge = fc.constantFrom(
  `{"label": "${'x'.repeat(MEGABYTE)}"}`,
  'x'.repeat(MEGABYTE),
  `{"session": {"id": "${'9'.repeat(MEGABYTE)}", "to": {"id": "4155550123"}}}`,
);

export const body = fc.oneof(
  { weight: 40, arbitrary: ABOUT_MASKS },
  { weight: 30, arbitrary: value },
  { weight: 25, arbitrary: BROKEN },
  { weight: 10, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  { weight: 10, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: huge },
);

export const form = fc.constantFrom(...BODY_FORMS);

const HEADERS = ['content-type', 'idempotency-key', 'if-match', 'content-length', 'host', 'authorization'];

const headers = fc.dictionary(fc.oneof(fc.constantFrom(...HEADERS), text), text, {
  maxKeys: 4,
  noNullPrototype: true,
});

const query = fc.dictionary(fc.oneof(fc.constantFrom('number', 'country', 'limit', 'cursor'), text), text, {
  maxKeys: 3,
  noNullPrototype: true,
});

export interface Asked {
  readonly name: string;
  readonly options: EventOptions;
  readonly form: 'base64' | 'plain';
}

const namesIn = (path: string): readonly string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

/** Anything that may come at the endpoints for clients, in the form in which API Gateway hands it on. */
export const asked: fc.Arbitrary<Asked> = fc
  .constantFrom(...ENDPOINTS.filter(({ access }) => access === 'client'))
  .chain(({ method, path, function: name }) => {
    const parameters = fc.record(Object.fromEntries(namesIn(path).map((part) => [part, text])));
    // Most have the content type of JSON, or every second case would end at the door.
    const typed = headers.map((given) => ({ 'content-type': 'application/json', ...given }));
    return fc.record({
      name: fc.constant(name),
      form,
      options: fc.record({
        method: fc.constant(method),
        path: fc.constant(path),
        parameters,
        query,
        headers: fc.oneof({ weight: 5, arbitrary: typed }, { weight: 1, arbitrary: headers }),
        body,
      }),
    });
  });
