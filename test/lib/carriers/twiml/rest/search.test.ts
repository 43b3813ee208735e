import { describe, expect, test } from '@jest/globals';
import type { Near, NumberSupplier } from '../../../../../lib/carriers/supplier.ts';
import type { RestCarrier, ScriptedRestAnswer } from '../../../../support/carriers/rest-accounts.ts';
import { askAccount, REST_CARRIER_NAMES, restError } from '../../../../support/carriers/rest-accounts.ts';

const signal = new AbortController().signal;
const SAN_FRANCISCO: Near = { country: 'US', callingCode: '1', areaCode: '415' };
const AMERICA: Near = { country: 'US', callingCode: '1' };
const TORONTO: Near = { country: 'CA', callingCode: '1', areaCode: '416' };
const JAMAICA: Near = { country: 'JM', callingCode: '1', areaCode: '876' };
const BRITAIN: Near = { country: 'GB', callingCode: '44' };

const offer = (fields: Readonly<Record<string, unknown>> = {}) => ({
  phone_number: '+14155550123',
  capabilities: { voice: true, SMS: true },
  address_requirements: 'none',
  beta: false,
  ...fields,
});
const offers = (...list: readonly unknown[]): ScriptedRestAnswer => ({
  json: { available_phone_numbers: list },
});
const NOT_FOUND = restError(404, 20404);

const candidates = (near: Near) => (supplier: NumberSupplier) => supplier.candidates(near, signal);

const TWILIO_FILTERS = 'VoiceEnabled=true&Beta=false&ExcludeAllAddressRequired=true&PageSize=30';

describe('candidates', () => {
  test.each<[RestCarrier, Near, string]>([
    ['twilio', SAN_FRANCISCO, `US/Local.json?AreaCode=415&${TWILIO_FILTERS}`],
    ['twilio', AMERICA, `US/Local.json?${TWILIO_FILTERS}`],
    ['twilio', TORONTO, `CA/Local.json?AreaCode=416&${TWILIO_FILTERS}`],
    ['twilio', JAMAICA, `JM/Local.json?${TWILIO_FILTERS}`],
    ['twilio', BRITAIN, `GB/Local.json?${TWILIO_FILTERS}`],
    ['signalwire', SAN_FRANCISCO, 'US/Local.json?AreaCode=415&PageSize=30'],
    ['signalwire', AMERICA, 'US/Local.json?PageSize=30'],
  ])(
    'of %s near %j are asked for by country, and by area code where numbers are sold so',
    async (carrier, near, query) => {
      const { result, requests } = await askAccount(carrier, [offers(offer())], candidates(near));
      expect(result).toEqual(['+14155550123']);
      expect(requests).toEqual([`GET /AvailablePhoneNumbers/${query}`]);
    },
  );

  test.each(REST_CARRIER_NAMES)(
    'of %s are those that can be called and bought by anybody, whatever the filters let through',
    async (carrier) => {
      const list = [
        offer({ phone_number: '+14155550101' }),
        offer({ phone_number: '+14155550102', capabilities: { voice: false, SMS: true } }),
        offer({ phone_number: '+14155550103', capabilities: { SMS: true } }),
        offer({ phone_number: '+14155550104', capabilities: null }),
        offer({ phone_number: '+14155550105', capabilities: { voice: 'true' } }),
        offer({ phone_number: '+14155550106', address_requirements: 'any' }),
        offer({ phone_number: '+14155550107', address_requirements: 'local' }),
        offer({ phone_number: '+14155550108', address_requirements: 'foreign' }),
        offer({ phone_number: '+14155550109', beta: true }),
        offer({ phone_number: '4155550110' }),
        offer({ phone_number: null }),
        { phone_number: '+14155550111', capabilities: { voice: true } },
        null,
        'x',
      ];
      const { result } = await askAccount(carrier, [offers(...list)], candidates(AMERICA));
      expect(result).toEqual(['+14155550101', '+14155550111']);
    },
  );

  test('of a country that has no local numbers are its mobile ones, else its national ones', async () => {
    const path = (type: string) => `GET /AvailablePhoneNumbers/GB/${type}.json?${TWILIO_FILTERS}`;
    const mobile = await askAccount('twilio', [NOT_FOUND, offers(offer())], candidates(BRITAIN));
    expect(mobile).toEqual({ result: ['+14155550123'], requests: [path('Local'), path('Mobile')] });
    const regulated = offers(offer({ address_requirements: 'any' }));
    const national = await askAccount('twilio', [regulated, offers(), offers(offer())], candidates(BRITAIN));
    expect(national).toEqual({
      result: ['+14155550123'],
      requests: [path('Local'), path('Mobile'), path('National')],
    });
  });

  test.each<[string, RestCarrier, Near, readonly ScriptedRestAnswer[]]>([
    ['an area that is sold out', 'twilio', SAN_FRANCISCO, [offers()]],
    ['a country without any', 'twilio', BRITAIN, Array(6).fill(NOT_FOUND)],
    ['a country without any', 'signalwire', BRITAIN, Array(2).fill(NOT_FOUND)],
    ['a country that is not known', 'twilio', { country: 'unknown', callingCode: '870' }, []],
    ['a country that would lead elsewhere', 'twilio', { country: '..', callingCode: '1' }, []],
  ])('of %s are none (%s)', async (_what, carrier, near, answers) => {
    expect((await askAccount(carrier, answers, candidates(near))).result).toEqual([]);
  });

  test.each([
    { text: '' },
    { text: '<html>' },
    { json: {} },
    { json: [] },
    { json: { available_phone_numbers: {} } },
  ])('are no empty list where the answer is none: %j', async (answer) => {
    expect((await askAccount('twilio', [answer], candidates(AMERICA))).result).toMatchObject({
      code: 'carrier-failed',
    });
  });
});

test.each(REST_CARRIER_NAMES)('an order by place is never made: what %s sells, it lists', async (carrier) => {
  const isLeftOut = async ({ orderNear }: NumberSupplier) => orderNear === undefined;
  expect((await askAccount(carrier, [], isLeftOut)).result).toBe(true);
});

describe('where nothing is on offer', () => {
  test.each(REST_CARRIER_NAMES)('an area is not asked what an address would open (%s)', async (carrier) => {
    const { result, requests } = await askAccount(carrier, [offers()], candidates(SAN_FRANCISCO));
    expect(result).toEqual([]);
    expect(requests).toHaveLength(1);
  });

  test.each<[RestCarrier, readonly ScriptedRestAnswer[]]>([
    ['twilio', [offers(), NOT_FOUND, NOT_FOUND, offers(), NOT_FOUND, NOT_FOUND]],
    ['twilio', [offers(), offers(), offers(), offers(offer()), offers(), offers()]],
    ['signalwire', [offers(), offers()]],
  ])('a country that is sold out has none (%s)', async (carrier, answers) => {
    const { result, requests } = await askAccount(carrier, answers, candidates(BRITAIN));
    expect(result).toEqual([]);
    for (const request of requests) expect(request).toMatch(/^GET \/AvailablePhoneNumbers\/GB\//);
  });

  test('a country whose numbers need an address says what is to be done', async () => {
    const regulated = offers(offer({ address_requirements: 'local' }));
    const answers = [offers(), offers(), offers(), regulated];
    const { result, requests } = await askAccount('twilio', answers, candidates(BRITAIN));
    expect(requests.at(-1)).toBe(
      'GET /AvailablePhoneNumbers/GB/Local.json?VoiceEnabled=true&Beta=false&PageSize=30',
    );
    expect(result).toMatchObject({
      code: 'regulatory-requirement',
      detail: expect.stringContaining('Twilio'),
    });
  });
});
