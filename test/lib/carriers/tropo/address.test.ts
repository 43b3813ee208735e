import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { numberInHref, numberOfAddress } from '../../../../lib/carriers/tropo/address.ts';
import { toE164 } from '../../../../lib/phone/e164.ts';

describe('the number at the end of an href:', () => {
  test.each([
    ['https://api.tropo.com/v1/applications/123456/addresses/number/+14155550123', '1', '+14155550123'],
    ['http://api.tropo.com/v1/addresses/number/+14155550123', '1', '+14155550123'],
    ['https://api.tropo.com/v1/applications/1/addresses/number/%2B14155550123', '1', '+14155550123'],
    ['http://api.tropo.com/v1/applications/1/addresses/number/14155550123', '1', '+14155550123'],
    ['http://api.tropo.com/v1/applications/1/addresses/number/4155550123', '1', '+14155550123'],
    ['http://api.tropo.com/provisioning/applications/1/addresses/number/4155550123', '1', '+14155550123'],
    ['http://api.tropo.com/v1/applications/1/addresses/number/442079460123', '44', '+442079460123'],
    ['http://api.tropo.com/v1/applications/1/addresses/number/2079460123', '44', '+442079460123'],
    ['http://api.tropo.com/v1/applications/1/addresses/number/442079460123', '', '+442079460123'],
    ['+14155550123', '1', '+14155550123'],
  ])('%s under %s is %s', (href, callingCode, number) => {
    expect(numberInHref(href, callingCode)).toBe(number);
  });

  test.each([
    '',
    '/',
    'https://api.tropo.com/v1/applications/1/addresses/token/abcdef',
    'x/%',
    'x/+',
    'x/+1415x',
  ])('there is none in %j', (href) => expect(numberInHref(href, '1')).toBeUndefined());
});

const OURS = 'https://api.tropo.com/v1/applications/1/addresses/number';

describe('the number of an address:', () => {
  test.each([
    [{ type: 'number', href: `${OURS}/+14155550123`, prefix: '1415', number: '4155550123' }, '+14155550123'],
    [{ type: 'number', prefix: '1415', number: '4155550123', city: 'San Francisco' }, '+14155550123'],
    [{ type: 'number', prefix: 1415, number: 4_155_550_123 }, '+14155550123'],
    [{ type: 'number', number: '+14155550123' }, '+14155550123'],
    [{ type: 'number', number: '4155550123' }, '+14155550123'],
    [{ type: 'number', prefix: '1415', number: '14155550123' }, '+14155550123'],
    [{ type: 'number', href: `${OURS}/4155550123`, prefix: '1', number: '4155550123' }, '+14155550123'],
    [{ type: 'number', prefix: '44', number: '+442079460123' }, '+442079460123'],
    [{ type: 'number', prefix: '44', number: '442079460123' }, '+442079460123'],
    [{ type: 'number', prefix: '31', number: '201234567' }, '+31201234567'],
    [{ type: 'number', href: `${OURS}/+442079460123` }, '+442079460123'],
  ])('%j is %s', (address, number) => {
    expect(numberOfAddress(address)).toBe(number);
  });

  test.each([
    { type: 'sip', address: '9990123456@sip.tropo.com' },
    { type: 'skype', number: '+990009369990123456' },
    { type: 'pin', number: '9990123456' },
    { type: 'token', channel: 'voice', token: 'a'.repeat(88) },
    { type: 'number' },
    { type: 'number', prefix: '008', number: '883510001812716' },
    { type: 'number', number: null },
    {},
    [],
    null,
    'number',
    7,
  ])('%j has none', (address) => {
    expect(numberOfAddress(address)).toBeUndefined();
  });
});

test('whatever comes in, E.164 or nothing comes out', () => {
  const address = fc.record(
    { type: fc.constant('number'), href: fc.anything(), prefix: fc.anything(), number: fc.anything() },
    { requiredKeys: ['type'] },
  );
  fc.assert(
    fc.property(fc.string(), address, (href, given) => {
      for (const number of [numberInHref(href, '1'), numberOfAddress(given)]) {
        expect(number).toBe(number === undefined ? undefined : toE164(number));
      }
    }),
  );
});
