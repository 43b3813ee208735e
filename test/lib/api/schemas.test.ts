import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CHANGE_MASK_BODY, CREATE_MASK_BODY, parseBody } from '../../../lib/api/schemas.ts';
import { Problem } from '../../../lib/errors/problem.ts';

const GOOD_NUMBER = '+14155552671';

const flawsOf = (schema: Parameters<typeof parseBody>[0], body: unknown) => {
  try {
    parseBody(schema, body);
    return [];
  } catch (error) {
    return (error as Problem).flaws;
  }
};

describe('a body as it should be is taken:', () => {
  test.each([
    { number: GOOD_NUMBER },
    { number: GOOD_NUMBER, country: 'US', callerId: 'mask', label: '' },
    { number: GOOD_NUMBER, expiresAt: '2026-12-31T12:00:00Z' },
    { number: GOOD_NUMBER, expiresAt: '2026-12-31T12:00:00.5+02:00' },
    { number: GOOD_NUMBER, label: 'x'.repeat(100) },
  ])('to create %j', (body) => expect(parseBody(CREATE_MASK_BODY, body)).toEqual(body));

  test.each([
    {},
    { label: null, expiresAt: null, callerId: null },
    { number: GOOD_NUMBER, country: 'US' },
    { callerId: 'caller' },
  ])('to change %j', (body) => expect(parseBody(CHANGE_MASK_BODY, body)).toEqual(body));
});

describe('what is wrong is named, with where it stands:', () => {
  const badFields: readonly (readonly [string, unknown, string])[] = [
    ['number', 4155552671, 'must be a text'],
    ['number', null, 'must be a text'],
    ['number', ['+1'], 'must be a text'],
    ['number', {}, 'must be a text'],
    ['country', 1, 'two letters'],
    ['callerId', 'Caller', '"caller" or "mask"'],
    ['callerId', true, '"caller" or "mask"'],
    ['expiresAt', '2026-12-31', 'a time such as'],
    ['expiresAt', '2026-12-31T12:00:00', 'a time such as'],
    ['expiresAt', '2026-02-30T12:00:00Z', 'a time such as'],
    ['expiresAt', 'tomorrow', 'a time such as'],
    ['expiresAt', 1_800_000_000, 'a time such as'],
    ['label', 'x'.repeat(101), 'at most 100 characters'],
    ['label', 7, 'must be a text'],
    ['phone', GOOD_NUMBER, 'is not a field of this request'],
    ['mask', GOOD_NUMBER, 'is not a field of this request'],
    ['constructor', 1, 'is not a field of this request'],
  ];
  test.each(badFields)('%s: %j', (name, value, reason) => {
    const flaw = { field: `#/${name}`, detail: expect.stringContaining(reason) };
    expect(flawsOf(CREATE_MASK_BODY, { number: GOOD_NUMBER, [name]: value })).toEqual([flaw]);
    expect(flawsOf(CHANGE_MASK_BODY, { [name]: value })).toEqual([flaw]);
  });

  test.each([undefined, null, 'text', '', 5, true, [], [{ number: GOOD_NUMBER }]])(
    'no object: %j',
    (body) => {
      const flaws = [{ field: '#', detail: 'must be a JSON object' }];
      expect(flawsOf(CREATE_MASK_BODY, body)).toEqual(flaws);
      expect(flawsOf(CHANGE_MASK_BODY, body)).toEqual(flaws);
    },
  );

  test('the number is missing', () => {
    expect(flawsOf(CREATE_MASK_BODY, {})).toEqual([
      { field: '#/number', detail: expect.stringContaining('must be a text') },
    ]);
  });
});

test('null clears on a change, and is no value on a creation', () => {
  for (const name of ['callerId', 'expiresAt', 'label']) {
    expect(flawsOf(CREATE_MASK_BODY, { number: GOOD_NUMBER, [name]: null })).toHaveLength(1);
  }
});

test('all that is wrong is said at once, in words', () => {
  expect(() => parseBody(CREATE_MASK_BODY, { callerId: 'x', label: 1 })).toThrow(
    expect.objectContaining({
      detail:
        '#/number: must be a text, such as "+1 415 555 2671"; ' +
        '#/callerId: must be "caller" or "mask"; #/label: must be a text.',
    }),
  );
});

test.each(['+14155552671', '4155552671', '', 'a b', '__proto__x', 'x'.repeat(40)])(
  'the odd field name %j is not repeated: it may be a telephone number',
  (name) => {
    expect(flawsOf(CHANGE_MASK_BODY, { [name]: 1 })).toEqual([
      { field: '#', detail: 'has a field that is not of this request' },
    ]);
  },
);

test('__proto__ as JSON.parse makes it is a field like another', () => {
  const body = JSON.parse('{"__proto__": {"number": "+14155552671"}}');
  expect(flawsOf(CREATE_MASK_BODY, body)).not.toEqual([]);
});

test('whatever JSON comes in, a body of the schema or a problem comes out', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (body) => {
      for (const schema of [CREATE_MASK_BODY, CHANGE_MASK_BODY]) {
        try {
          expect(parseBody(schema, body)).toEqual(body);
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          expect(error.flaws.length).toBeGreaterThan(0);
        }
      }
    }),
  );
});
