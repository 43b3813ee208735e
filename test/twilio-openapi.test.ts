/**
 * Judges what we send to Twilio by Twilio's own description of its API. The description is Twilio's, so it is not here:
 * TWILIO_OPENAPI names the file, `twilio_api_v2010.json` of its repository twilio-oai or the part of it about numbers.
 */
import { describe, expect, test } from '@jest/globals';
import type { NumberSupplier } from '../lib/carriers/supplier.ts';
import type { SentToAccount } from './support/carriers/rest-accounts.ts';
import {
  accountNumber,
  accountPage,
  boughtNumber,
  importedNumber,
  recordingFetch,
  supplierOver,
} from './support/carriers/rest-accounts.ts';
import { readTwilioOpenApi, TWILIO_OPENAPI_FILE } from './support/carriers/twilio-openapi.ts';
import { MASK } from './support/numbers/masks.ts';

const signal = new AbortController().signal;
const NUMBERS =
  'https://api.twilio.com/2010-04-01/Accounts/AC00000000000000000000000000000001/IncomingPhoneNumbers';

/** Mobile numbers are what every country sells here, and France only to those who show an address. */
const offerIn = (url: string) => ({
  phone_number: MASK,
  capabilities: { voice: true },
  address_requirements: url.includes('/FR/') ? 'any' : 'none',
});
const FORMER = {
  FriendlyName: 'Front desk',
  VoiceApplicationSid: 'AP00000000000000000000000000000001',
  VoiceUrl: 'https://old.example.com/voice',
  VoiceMethod: 'GET',
  VoiceFallbackUrl: '',
  StatusCallback: 'https://old.example.com/status',
};
const BUSY = {
  voice_application_sid: 'AP00000000000000000000000000000001',
  status_callback: 'https://old.example.com',
};

type Row = readonly [what: string, number: unknown, ask: (supplier: NumberSupplier) => Promise<unknown>];

const near = (country: string, callingCode: string, areaCode?: string) => ({
  country,
  callingCode,
  ...(areaCode !== undefined && { areaCode }),
});

/** Every call of the supplier, with the number as the account has it then. */
const EVERY_CALL: readonly Row[] = [
  ['candidates of an area', undefined, (supplier) => supplier.candidates(near('US', '1', '415'), signal)],
  ['candidates of a country', undefined, (supplier) => supplier.candidates(near('GB', '44'), signal)],
  ['order', boughtNumber('twilio'), (supplier) => supplier.order(MASK, signal)],
  [
    'order, cut off',
    boughtNumber('twilio', BUSY),
    (supplier) => supplier.order(MASK, signal).catch(() => undefined),
  ],
  [
    'candidates of a country that has none for everybody',
    undefined,
    (supplier) => supplier.candidates(near('FR', '33'), signal).catch(() => undefined),
  ],
  ['find', undefined, (supplier) => supplier.find(MASK, signal)],
  ['owned', boughtNumber('twilio'), (supplier) => supplier.owned(signal)],
  ['release', boughtNumber('twilio'), (supplier) => supplier.release(MASK, signal)],
  ['check', undefined, (supplier) => supplier.check(signal)],
  ['settings', accountNumber('twilio'), async (supplier) => supplier.webhooks?.settings(MASK, signal)],
  [
    'take',
    accountNumber('twilio', BUSY),
    async (supplier) => supplier.webhooks?.take(MASK, signal).catch(() => undefined),
  ],
  ['restore', importedNumber('twilio'), async (supplier) => supplier.webhooks?.restore(MASK, FORMER, signal)],
  [
    'point',
    boughtNumber('twilio', { trunk_sid: 'TK1' }),
    async (supplier) => supplier.webhooks?.point(MASK, signal).catch(() => undefined),
  ],
];

/** What a call sends to an account that has that number, or none. */
const sentBy = async ([, number, ask]: Row): Promise<readonly SentToAccount[]> => {
  const { fetch, sent } = recordingFetch(({ method, url }) => {
    if (method === 'DELETE') return { status: 204 };
    if (method === 'POST') return { status: 200, json: number };
    if (url.includes('/AvailablePhoneNumbers/')) {
      return url.includes('/Mobile')
        ? { json: { available_phone_numbers: [offerIn(url)] } }
        : { status: 404 };
    }
    const isFirst = !url.includes('PageToken');
    return accountPage(
      number === undefined ? [] : [number],
      isFirst && !url.includes('PhoneNumber=') ? '?PageSize=1000&Page=1&PageToken=PA1' : null,
    );
  });
  await ask(supplierOver('twilio', fetch));
  return sent;
};

/** Twilio sells such numbers, but the part of its description that is at hand has no such search. */
const NOT_DESCRIBED = /\/AvailablePhoneNumbers\/[A-Z]{2}\/National\.json\?/;

const describeWithTwilio = TWILIO_OPENAPI_FILE === '' ? describe.skip : describe;

describeWithTwilio('by the description of Twilio (skipped unless TWILIO_OPENAPI names its file)', () => {
  const openapi = TWILIO_OPENAPI_FILE === '' ? undefined : readTwilioOpenApi(TWILIO_OPENAPI_FILE);
  const seen = new Set<string>();

  test.each(EVERY_CALL)('what %s sends is a request as Twilio wants it', async (...row) => {
    const sent = (await sentBy(row)).filter(({ url }) => !NOT_DESCRIBED.test(url));
    expect(sent).not.toHaveLength(0);
    for (const request of sent) {
      const operation = openapi?.operationOf(request);
      seen.add(operation ?? request.url);
      expect({ operation, flaws: openapi?.flawsOfRequest(request) }).toEqual({
        operation: expect.any(String),
        flaws: [],
      });
    }
  });

  test('no call was left out', () => {
    const account = '/2010-04-01/Accounts/{AccountSid}';
    expect([...seen].sort()).toEqual([
      `DELETE ${account}/IncomingPhoneNumbers/{Sid}.json`,
      `GET ${account}/AvailablePhoneNumbers/{CountryCode}/Local.json`,
      `GET ${account}/AvailablePhoneNumbers/{CountryCode}/Mobile.json`,
      `GET ${account}/IncomingPhoneNumbers.json`,
      `POST ${account}/IncomingPhoneNumbers.json`,
      `POST ${account}/IncomingPhoneNumbers/{Sid}.json`,
    ]);
  });

  test.each([
    ['PUT', `${NUMBERS}.json`, undefined, 'PUT /2010-04-01/'],
    ['GET', `${NUMBERS.replace('AC0', 'XX0')}.json`, undefined, 'path AccountSid'],
    ['GET', `${NUMBERS}.json?PageSize=1001`, undefined, 'query PageSize'],
    ['GET', `${NUMBERS}.json?PageSize=many`, undefined, 'query PageSize'],
    ['GET', `${NUMBERS}.json?Number=1`, undefined, 'query Number'],
    ['GET', `${NUMBERS}.json?PageSize=1&PageSize=2`, undefined, 'comes twice'],
    ['POST', `${NUMBERS}.json`, 'VoiceMethod=PATCH', 'form VoiceMethod'],
    ['POST', `${NUMBERS}.json`, 'PhoneNumber=4155550123', 'form PhoneNumber'],
    ['POST', `${NUMBERS}.json`, 'voiceUrl=x', 'form voiceUrl'],
    ['DELETE', `${NUMBERS}/1.json`, undefined, 'path Sid'],
  ])('the judge objects to %s %s %s', (method, url, body, flaw) => {
    expect(openapi?.flawsOfRequest({ method, url, body }).join()).toContain(flaw);
  });

  test('the judge has nothing against the examples of the description itself', () => {
    expect(openapi?.examples.length).toBeGreaterThan(20);
    expect(openapi?.examples.filter(({ flaws }) => flaws.length > 0)).toEqual([]);
  });

  test('the judge objects to an answer that is none of Twilio’s', () => {
    const request = { method: 'GET', url: `${NUMBERS}.json` };
    const flawsOf = (status: number, json: unknown) => openapi?.flawsOfAnswer(request, status, json).join();
    expect(flawsOf(200, { incoming_phone_numbers: [] })).toBe('');
    expect(flawsOf(200, { incoming_phone_numbers: {} })).toContain('must be array');
    expect(flawsOf(200, { incoming_phone_numbers: [{ sid: 'PN1' }] })).toContain(
      '/incoming_phone_numbers/0/sid',
    );
    expect(flawsOf(201, {})).toContain('not described');
    const removal = { method: 'DELETE', url: `${NUMBERS}/PN00000000000000000000000000000001.json` };
    expect(openapi?.flawsOfAnswer(removal, 204, undefined)).toEqual([]);
    expect(openapi?.flawsOfAnswer(removal, 204, {})).toEqual(['a body, where there should be none']);
  });
});
