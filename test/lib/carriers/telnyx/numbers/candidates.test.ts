import { describe, expect, test } from '@jest/globals';
import type { Near } from '../../../../../lib/carriers/supplier.ts';
import { makeTelnyxWorld } from '../../../../support/carriers/telnyx-world.ts';

const signal = new AbortController().signal;
const SAN_FRANCISCO: Near = { country: 'US', callingCode: '1', areaCode: '415' };
const TORONTO: Near = { country: 'CA', callingCode: '1', areaCode: '416' };
const AMERICA: Near = { country: 'US', callingCode: '1' };
const BRITAIN: Near = { country: 'GB', callingCode: '44' };
const JAMAICA: Near = { country: 'JM', callingCode: '1', areaCode: '876' };

const SEARCH = 'GET /v2/available_phone_numbers';
const COMMON =
  'filter[features][]=voice&filter[best_effort]=false&filter[exclude_held_numbers]=true&filter[limit]=100';

const ask = async (near: Near, fault?: Readonly<Record<string, unknown>>) => {
  const world = makeTelnyxWorld();
  if (fault !== undefined) await world.fail({ match: SEARCH, ...fault });
  const found = await world.supplier.candidates(near, signal).catch((error: unknown) => error);
  return { found, requests: world.requests };
};

describe('candidates', () => {
  test.each([
    [SAN_FRANCISCO, 'filter[country_code]=US&filter[national_destination_code]=415', /^\+1415555/],
    [TORONTO, 'filter[country_code]=CA&filter[national_destination_code]=416', /^\+1416555/],
    [AMERICA, 'filter[country_code]=US', /^\+1\d{3}555/],
    [BRITAIN, 'filter[country_code]=GB', /^\+44/],
  ])('near %j are asked for by country and area', async (near, slot, numbers) => {
    const { found, requests } = await ask(near);
    expect(requests).toEqual([
      `GET /available_phone_numbers?${slot}&filter[phone_number_type]=local&${COMMON}`,
    ]);
    expect(found).toHaveLength(100);
    for (const number of found as string[]) expect(number).toMatch(numbers);
  });

  test('are mobile where a country has nothing local', async () => {
    const { found, requests } = await ask(BRITAIN, { status: 200, body: { data: [] } });
    expect(requests[1]).toContain('filter[phone_number_type]=mobile');
    expect(found).toEqual([]);
  });

  test('are only what was asked for, whatever Telnyx overlooks', async () => {
    const data = [
      { phone_number: '+14155550101', best_effort: false, features: [{ name: 'sms' }, { name: 'voice' }] },
      { phone_number: '+14155550102' },
      { phone_number: '+14155550103', phone_number_type: 'local' },
      { phone_number: '+14155550104', best_effort: true },
      { phone_number: '+14155550105', features: [{ name: 'sms' }] },
      { phone_number: '+14155550106', phone_number_type: 'toll_free' },
      { phone_number: '+15105550107' },
      { phone_number: '4155550108' },
      {},
      null,
    ];
    const { found } = await ask(SAN_FRANCISCO, { status: 200, body: { data } });
    expect(found).toEqual(['+14155550101', '+14155550102', '+14155550103']);
  });

  test('are none where Telnyx sells nothing', async () => {
    expect((await ask(JAMAICA)).found).toEqual([]);
  });

  test.each([400, 404, 422])('are none where a search is answered %d', async (status) => {
    expect((await ask(SAN_FRANCISCO, { status })).found).toEqual([]);
  });

  test.each([
    [{ status: 401, times: 2 }, 'carrier-refused'],
    [{ status: 403 }, 'carrier-refused'],
    [{ status: 429 }, 'carrier-failed'],
    [{ status: 503 }, 'carrier-failed'],
    [{ status: 200, body: '<html>' }, 'carrier-failed'],
    [{ status: 200, body: { data: {} } }, 'carrier-failed'],
  ])('that cannot be had are no empty list: %j', async (fault, code) => {
    expect((await ask(SAN_FRANCISCO, fault)).found).toMatchObject({ code });
  });
});
