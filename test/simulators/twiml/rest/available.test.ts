import { describe, expect, test } from '@jest/globals';
import type { Json } from '../harness.ts';
import { BOTH, BOUGHT, CARRIERS, makeHarness } from '../harness.ts';

const search = async (harness: ReturnType<typeof makeHarness>, path: string): Promise<readonly string[]> => {
  const { json } = await harness.rest('GET', `/AvailablePhoneNumbers${path}`);
  return (json['available_phone_numbers'] as Json[]).map((one) => String(one['phone_number']));
};

describe.each(BOTH)('a search at %s', (carrier) => {
  test('a search by area code lists its numbers with their details', async () => {
    const { rest } = makeHarness(carrier);
    const { json } = await rest('GET', '/AvailablePhoneNumbers/US/Local.json?AreaCode=415&PageSize=2');
    expect(json['available_phone_numbers']).toEqual([
      expect.objectContaining({
        phone_number: BOUGHT,
        friendly_name: '(415) 555-0100',
        iso_country: 'US',
        region: 'CA',
        address_requirements: 'none',
        capabilities: { voice: true, SMS: true, MMS: true, fax: false },
      }),
      expect.objectContaining({ phone_number: '+14155550101' }),
    ]);
  });

  test.each([
    ['/US/Local.json', 50, /^\+1\d{3}55501\d\d$/],
    ['/US/Local.json?PageSize=1000', 1000, /^\+1/],
    ['/US/Local.json?AreaCode=999', 0, /./],
    ['/US/TollFree.json', 50, /^\+18/],
    ['/CA/Local.json?AreaCode=416', 50, /^\+1416/],
    ['/CA/TollFree.json', 0, /./],
    ['/GB/Local.json', 50, /^\+4420/],
    ['/GB/Mobile.json', 0, /./],
    ['/GB/Local.json?Contains=44****460177', 1, /77$/],
    ['/US/Local.json?Contains=%2B1212', 50, /^\+1212/],
    ['/US/Local.json?Contains=+1212', 50, /^\+1212/],
    ['/US/Local.json?Contains=415JKL0142', 1, /^\+14155550142$/],
    ['/US/Local.json?InRegion=NY&InLocality=Albany', 50, /^\+1518/],
  ])('%s finds %i', async (path, count, pattern) => {
    const found = await search(makeHarness(carrier), path);
    expect(found).toHaveLength(count);
    expect(found.filter((number) => !pattern.test(number))).toEqual([]);
  });

  test.each([
    ['/XX/Local.json', 20404],
    ['/US/Mobile.json', 20404],
    ['/US/Nonsense.json', 20404],
    ['/GB/Local.json?AreaCode=415', 21451],
    ['/US/Local.json?AreaCode=41', 21451],
    ['/US/Local.json?Contains=1', 20001],
    ['/US/Local.json?Contains=415-555', 20001],
    ['/US/Local.json?PageSize=-1', 20001],
  ])('%s is refused with %i', async (path, code) => {
    const { json } = await makeHarness(carrier).rest('GET', `/AvailablePhoneNumbers${path}`);
    expect(json['code']).toBe(code);
  });

  test('a bought number is not listed, and a search reserves nothing', async () => {
    const harness = makeHarness(carrier);
    expect(await search(harness, '/US/Local.json?AreaCode=415')).toContain(BOUGHT);
    await harness.buy();
    expect(await search(harness, '/US/Local.json?AreaCode=415')).not.toContain(BOUGHT);
  });

  test('a search finds a number that was added to stock', async () => {
    const harness = makeHarness(carrier);
    await harness.order('stock', { prefix: '1999', numbers: ['+19995550100'] });
    expect(await search(harness, '/US/Local.json?AreaCode=999')).toEqual(['+19995550100']);
  });

  test('the countries are listed with their kinds of numbers', async () => {
    const { rest } = makeHarness(carrier);
    const { root, login } = CARRIERS[carrier];
    const { json } = await rest('GET', '/AvailablePhoneNumbers.json');
    const gb = (json['countries'] as Json[]).find((one) => one['country_code'] === 'GB');
    const path = `${root}/Accounts/${login.sid}/AvailablePhoneNumbers/GB`;
    expect(gb?.['subresource_uris']).toEqual({ local: `${path}/Local.json`, mobile: `${path}/Mobile.json` });
    expect((await rest('GET', '/AvailablePhoneNumbers/GB.json')).json).toEqual(gb);
    expect((await rest('GET', '/AvailablePhoneNumbers/XX.json')).status).toBe(404);
  });
});

const FILTERS = [
  ['/US/Local.json?AreaCode=415&PageSize=1000&VoiceEnabled=true', '+14155550166'],
  ['/US/TollFree.json?PageSize=1000&MmsEnabled=true', '+18005550100'],
  ['/GB/Local.json?PageSize=1000&SmsEnabled=true', '+442079460100'],
  ['/DE/Local.json?PageSize=1000&ExcludeAllAddressRequired=true', '+493023125000'],
] as const;

test.each(FILTERS)('Twilio applies the filter %s', async (path, number) => {
  expect(await search(makeHarness('twilio'), path)).not.toContain(number);
});

test.each(FILTERS)('SignalWire accepts the filter %s and ignores it', async (path, number) => {
  expect(await search(makeHarness('signalwire'), path)).toContain(number);
});
