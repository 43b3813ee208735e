import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { callerOf, dialledBy, readEndpoint } from '../../../../lib/carriers/tropo/endpoint.ts';

const E164 = /^\+[1-9]\d{6,14}$/;

const caller = (from: unknown, headers?: unknown) => callerOf(readEndpoint(from), headers).caller;
const dialled = (to: unknown, headers?: unknown) => dialledBy(readEndpoint(to), headers);

describe('a caller’s number is read', () => {
  test.each([
    ['ten digits', { id: '4155550101' }, '+14155550101'],
    ['ten digits as a JSON number', { id: 4155550101 }, '+14155550101'],
    ['ten digits with blanks around them', { id: ' 4155550101\r\n' }, '+14155550101'],
    ['eleven digits', { id: '14155550101' }, '+14155550101'],
    ['a plus', { id: '+14155550101' }, '+14155550101'],
    ['a foreign number without plus', { id: '33199005678' }, '+33199005678'],
    ['seven digits', { id: '2905550' }, '+2905550'],
    ['eight digits', { id: '29055501' }, '+29055501'],
    ['nine digits', { id: '290555011' }, '+290555011'],
    ['fifteen digits', { id: '999123456789012' }, '+999123456789012'],
    ['e164Id', { id: '4155550101', e164Id: '14155550101', name: 'unknown' }, '+14155550101'],
    ['e164Id as a JSON number', { id: '4155550101', e164Id: 14155550101 }, '+14155550101'],
    [
      'a Danish number of ten digits by its e164Id',
      { id: '4555550101', e164Id: '4555550101' },
      '+4555550101',
    ],
    ['a name with plus that completes the id', { id: '4155550101', name: '+14155550101' }, '+14155550101'],
    ['the name of a national number abroad', { id: '199005678', name: '+33199005678' }, '+33199005678'],
    ['the name of a SIP user', { id: 'alice smith', name: '+14155550101' }, '+14155550101'],
    ['a host name for a name', { id: '4155550101', name: 'gateway.example.com' }, '+14155550101'],
    ['an address for a name', { id: '4155550101', name: '192.0.2.7' }, '+14155550101'],
    ['an e164Id that is no number', { id: '4155550101', e164Id: '0000000' }, '+14155550101'],
  ])('from %s', (_shape, from, number) => {
    expect(caller(from)).toEqual({ kind: 'number', number });
  });

  test.each([
    ['x-sbc-from', '<sip:+4555550101@192.0.2.1;isup-oli=61>;tag=g1'],
    ['X-SBC-From', '<sip:+4555550101@192.0.2.1>'],
    ['remote-party-id', '<sip:+4555550101@192.0.2.1>;privacy=off\r\n<sip:+4555550101@192.0.2.2>'],
    ['Contact', '<tel:+4555550101>'],
    ['x-sbc-contact', '+4555550101'],
    ['x-sbc-remote-party-id', 'sip:+4555550101'],
  ])('as the header %s spells its ten digits', (name, value) => {
    const number = '+4555550101';
    expect(caller({ id: '4555550101' }, { [name]: value })).toEqual({ kind: 'number', number });
    expect(caller({ id: '4555550101' }, [{ key: name, value }])).toEqual({ kind: 'number', number });
  });

  test.each([
    ['names another number', { 'x-sbc-from': '<sip:+12125550199@192.0.2.1>' }],
    ['names both readings', { contact: '<sip:+4555550101@x>, <sip:+14555550101@x>' }],
    ['is of no use', { subject: '+4555550101' }],
    ['is not text', { 'x-sbc-from': { number: '+4555550101' } }],
    ['is null', { 'x-sbc-from': null }],
  ])('as North American when a header %s', (_what, headers) => {
    expect(caller({ id: '4555550101' }, headers)).toEqual({ kind: 'number', number: '+14555550101' });
  });

  test.each([null, 'text', 7, [null, 'text', { key: 7 }, {}]])('whatever the headers are: %j', (headers) => {
    expect(caller({ id: '4555550101' }, headers)).toEqual({ kind: 'number', number: '+14555550101' });
  });
});

test.each([
  '',
  ' ',
  null,
  'Restricted',
  'restricted',
  'RESTRICTED',
  'Unknown',
  'unknown',
  'anonymous',
  'Anonymous',
  'Private',
  'Unavailable',
  'No Caller ID',
  'Blocked',
  'Withheld',
  'anonymous@anonymous.invalid',
  'sip:anonymous@anonymous.invalid',
  '0000000000',
  '+266696687',
])('a caller who withholds the number stays unknown, even where the name tells it: %j', (id) => {
  expect(caller({ id, e164Id: '14155550101', name: '+14155550101' })).toEqual({ kind: 'withheld' });
});

test.each([undefined, null, 'text', 7, []])('a caller of no shape at all is withheld: %j', (from) => {
  expect(caller(from)).toEqual({ kind: 'withheld' });
});

test.each([
  ['a SIP user', { id: 'alice', name: 'alice' }],
  ['a SIP user with a blank', { id: 'alice smith', name: null }],
  ['a SIP user with dots', { id: 'alice.b.smith', e164Id: 'alice.b.smith' }],
  ['a SIP address', { id: 'alice@example.com', name: 'unknown' }],
  ['a PIN', { id: '9991234567', e164Id: '9991234567', name: 'unknown' }],
  ['six digits', { id: '555010' }],
  ['sixteen digits', { id: '4155550101415555' }],
  ['a written number', { id: '+1 415 555 0101' }],
  ['a plus and too few digits', { id: '+123456', name: '+14155550101' }],
  ['zeros', { id: '0000000' }],
  ['other digits', { id: '٤١٥٥٥٥٠١٠١' }],
  ['an object', { id: { id: '4155550101' }, name: 'x' }],
])('%s is no number', (_what, from) => {
  expect(caller(from).kind).toBe(typeof from.id === 'string' ? 'other' : 'withheld');
});

describe('whoever calls cannot hide behind another spelling: a rule that refuses looks at', () => {
  const mayBe = (from: unknown, headers?: unknown) => {
    const { callerMayBe, isCallerNamed } = callerOf(readEndpoint(from), headers);
    return { callerMayBe, isCallerNamed };
  };
  const number = '+14155550101';

  test.each([
    { id: '4155550101' },
    { id: '14155550101' },
    { id: number },
    { id: '4155550101', name: '+334155550101' },
    { id: '14155550101', name: '+9914155550101' },
    { id: '4155550101', e164Id: '14155550101' },
    { id: '0014155550101' },
    { id: '01114155550101' },
    { id: '+0014155550101' },
    { id: `sip:${number}@example.com` },
    { id: `${number}@192.0.2.1:5060` },
    { id: `${number};isub=1` },
    { id: 'tel:+1-415-555-0101' },
    { id: '14155550101#' },
    { id: '+１４１５５５５０１０１' },
  ])('the number in %j', (from) => {
    expect(mayBe(from).callerMayBe).toContain(number);
  });

  test('the digits, whatever a header makes of them', () => {
    const headers = { contact: '<sip:+4155550101@192.0.2.1>' };
    expect(mayBe({ id: '4155550101' }, headers).callerMayBe).toEqual(['+4155550101', number]);
  });

  test('the name of a SIP user as a name, whatever number it claims', () => {
    expect(mayBe({ id: 'alice', name: number })).toEqual({ callerMayBe: [number], isCallerNamed: true });
    expect(mayBe({ id: 'alice' })).toEqual({ callerMayBe: [], isCallerNamed: true });
    expect(mayBe({ id: number })).toMatchObject({ isCallerNamed: false });
  });

  test('nothing of who withholds the number', () => {
    expect(mayBe({ id: 'anonymous', name: number })).toEqual({ callerMayBe: [], isCallerNamed: false });
  });
});

describe('the masks that may have been dialled', () => {
  test.each([
    ['ten digits are one here or abroad', { id: '4555550101' }, ['+14555550101', '+4555550101']],
    ['ten digits that no country has are one', { id: '0555550101' }, ['+10555550101']],
    ['eleven digits are one', { id: '14155550100' }, ['+14155550100']],
    ['a foreign number is one', { id: '33199005678' }, ['+33199005678']],
    ['a plus leaves no doubt', { id: '+4555550101' }, ['+4555550101']],
    ['nor does e164Id', { id: '4555550101', e164Id: '4555550101' }, ['+4555550101']],
    ['a PIN is none', { id: '9991234567', e164Id: '9991234567' }, []],
    ['a Skype number is what it says', { id: '990009369991234567' }, []],
    ['a SIP user is none', { id: 'alice' }, []],
    ['a SIP user with a number for a name is none', { id: 'alice', name: '+14155550100' }, []],
    ['a PIN with a number for a name is none', { id: '9991234567', name: '+19991234567' }, []],
    ['nothing is none', undefined, []],
  ])('are told from its digits: %s', (_what, to, masks) => {
    expect(dialled(to).masks).toEqual(masks);
  });

  test.each([
    ['the name', { name: '+4555550101' }, {}],
    ['x-sbc-to', {}, { 'x-sbc-to': '<sip:+4555550101@192.0.2.1>' }],
    ['x-voxeo-to', {}, { 'x-voxeo-to': '<sip:+4555550101@192.0.2.1>' }],
    ['x-sbc-request-uri', {}, { 'X-SBC-Request-URI': 'sip:+4555550101@sip.example.com' }],
  ])('are all kept when %s hints at one', (_where, more, headers) => {
    const masks = ['+14555550101', '+4555550101'];
    expect(dialled({ id: '4555550101', ...more }, headers)).toEqual({ masks, hint: '+4555550101' });
  });

  test('are not hinted at by what names both', () => {
    const headers = { 'x-sbc-to': '<sip:+14555550101@192.0.2.1>' };
    expect(dialled({ id: '4555550101', name: '+4555550101' }, headers).hint).toBeUndefined();
  });
});

describe('whatever the network writes', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^\+?\d{0,17}$/),
    fc.stringMatching(/^<sip:\+\d{6,16}@x>$/),
  );
  const value = fc.oneof(text, fc.integer(), fc.double(), fc.constant(null), fc.jsonValue());
  const endpoint = fc.record({ id: value, e164Id: value, name: value }, { requiredKeys: [] });
  const headers = fc.oneof(
    fc.dictionary(fc.constantFrom('x-sbc-to', 'x-voxeo-to', 'contact', 'x-sbc-from', 'other'), value),
    fc.array(fc.record({ key: value, value }, { requiredKeys: [] })),
    fc.jsonValue(),
  );

  test('a caller’s number is E.164', () => {
    fc.assert(
      fc.property(endpoint, headers, (from, given) => {
        const found = caller(from, given);
        expect(found.kind === 'number' ? found.number : '+14155550101').toMatch(E164);
      }),
    );
  });

  test('the masks are E.164, end in what was dialled, and the hint is one of them', () => {
    fc.assert(
      fc.property(endpoint, headers, (to, given) => {
        const { masks, hint } = dialled(to, given);
        const ends = [to.id, to.e164Id]
          .filter((digits) => typeof digits === 'string' || typeof digits === 'number')
          .map((digits) => String(digits).trim().replace('+', ''));
        for (const mask of masks) {
          expect(mask).toMatch(E164);
          expect(ends.some((digits) => digits !== '' && mask.endsWith(digits))).toBe(true);
        }
        expect([undefined, ...masks]).toContain(hint);
      }),
    );
  });

  test('neither name nor headers add or take a mask', () => {
    fc.assert(
      fc.property(endpoint, value, headers, (to, name, given) => {
        expect(dialled({ ...to, name }, given).masks).toEqual(dialled({ ...to, name: null }).masks);
      }),
    );
  });
});
