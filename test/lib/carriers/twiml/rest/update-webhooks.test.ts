import { describe, expect, test } from '@jest/globals';
import type { FormerSettings, NumberSupplier, NumberWebhooks } from '../../../../../lib/carriers/supplier.ts';
import {
  accountNumber,
  accountPage,
  askAccount,
  boughtNumber,
  FALLBACK_URL,
  INSTALLATION,
  importedNumber,
  REST_CARRIER_NAMES,
  REST_CARRIERS,
  VOICE_URL,
} from '../../../../support/carriers/rest-accounts.ts';
import { MASK } from '../../../../support/numbers/masks.ts';

const signal = new AbortController().signal;
const NOWHERE = [accountPage(), accountPage()];

const webhooks =
  <T>(ask: (webhooks: NumberWebhooks) => Promise<T>) =>
  (supplier: NumberSupplier): Promise<T> =>
    supplier.webhooks === undefined ? Promise.reject(new Error('cannot be moved')) : ask(supplier.webhooks);

const settings = webhooks((numbers) => numbers.settings(MASK, signal));
const take = webhooks((numbers) => numbers.take(MASK, signal));
const point = webhooks((numbers) => numbers.point(MASK, signal));
const restore = (former: FormerSettings) => webhooks((numbers) => numbers.restore(MASK, former, signal));

const BUSY = {
  voice_url: 'https://old.example.com/voice?a=1&b=2',
  voice_application_sid: 'AP00000000000000000000000000000001',
  status_callback: 'https://old.example.com/status',
  friendly_name: 'Front desk & Söhne',
};
const FORMER: FormerSettings = {
  FriendlyName: 'Front desk & Söhne',
  VoiceApplicationSid: 'AP00000000000000000000000000000001',
  TrunkSid: '',
  VoiceUrl: 'https://old.example.com/voice?a=1&b=2',
  VoiceMethod: 'GET',
  VoiceFallbackUrl: '',
  VoiceFallbackMethod: 'POST',
  StatusCallback: 'https://old.example.com/status',
  StatusCallbackMethod: 'POST',
};

describe.each(REST_CARRIER_NAMES)('at %s', (carrier) => {
  const UPDATE = `POST /IncomingPhoneNumbers/${REST_CARRIERS[carrier].sid}.json `;
  const URLS = {
    VoiceUrl: VOICE_URL,
    VoiceMethod: 'POST',
    VoiceFallbackUrl: FALLBACK_URL,
    VoiceFallbackMethod: 'GET',
  };
  const formOf = (request: string | undefined): unknown => JSON.parse((request ?? '').replace(UPDATE, ''));
  const imported = { json: importedNumber(carrier) };

  test('the former settings are all that an import changes, empty ones included, and no text settings', async () => {
    const { result } = await askAccount(carrier, [accountPage([accountNumber(carrier, BUSY)])], settings);
    expect(result).toEqual(FORMER);
    expect((await askAccount(carrier, NOWHERE, settings)).result).toBe('not-in-account');
  });

  describe('taking a number', () => {
    test('sets ours, and takes away what would override it or tell others of its calls', async () => {
      const found = accountPage([accountNumber(carrier, BUSY)]);
      const { result, requests } = await askAccount(carrier, [found, imported], take);
      expect(result).toBeUndefined();
      expect(formOf(requests[1])).toEqual({
        FriendlyName: `callmask-imported:${INSTALLATION}:${MASK}`,
        StatusCallback: '',
        VoiceApplicationSid: '',
        ...URLS,
      });
    });

    test('may be repeated', async () => {
      const { result, requests } = await askAccount(
        carrier,
        [accountPage([importedNumber(carrier)]), imported],
        take,
      );
      expect(result).toBeUndefined();
      expect(formOf(requests[1])).toEqual({
        FriendlyName: `callmask-imported:${INSTALLATION}:${MASK}`,
        ...URLS,
      });
    });

    test.each([
      ['is not in the account', NOWHERE],
      [
        'is another installation’s',
        [accountPage([boughtNumber(carrier, { friendly_name: `callmask:fedcba9876543210:${MASK}` })])],
      ],
    ])('that %s is refused', async (_why, answers) => {
      const { result } = await askAccount(carrier, answers, take);
      expect(result).toMatchObject({ code: 'carrier-refused' });
    });

    test.each([
      { json: accountNumber(carrier) },
      { json: importedNumber(carrier, { trunk_sid: 'TK1' }) },
      { json: importedNumber(carrier, { phone_number: '+14155550199' }) },
      { text: '<html>' },
    ])('is not done while the carrier does not say so: %j', async (answer) => {
      const { result } = await askAccount(carrier, [accountPage([accountNumber(carrier)]), answer], take);
      expect(result).toMatchObject({ code: 'carrier-failed' });
    });
  });

  describe('giving a number its former settings back', () => {
    test('sets everything as it was, in one request', async () => {
      const found = accountPage([importedNumber(carrier)]);
      const restored = { json: accountNumber(carrier, BUSY) };
      const { result, requests } = await askAccount(carrier, [found, restored], restore(FORMER));
      expect(result).toBe('restored');
      const { TrunkSid: _unchanged, StatusCallbackMethod: _too, ...changed } = FORMER;
      expect(formOf(requests[1])).toEqual(changed);
    });

    test('empties what was empty', async () => {
      const found = accountPage([importedNumber(carrier, { trunk_sid: 'TK1' })]);
      const { requests } = await askAccount(
        carrier,
        [found, { json: accountNumber(carrier) }],
        restore({ VoiceUrl: '', VoiceFallbackUrl: '', TrunkSid: '' }),
      );
      expect(formOf(requests[1])).toEqual({ VoiceUrl: '', VoiceFallbackUrl: '', TrunkSid: '' });
    });

    test('sends nothing but settings, whatever was kept', async () => {
      const { requests } = await askAccount(
        carrier,
        [accountPage([importedNumber(carrier)]), { json: accountNumber(carrier) }],
        restore({ VoiceUrl: '', AccountSid: 'AC2', SmsUrl: 'x', constructor: 'x', toString: 'x' }),
      );
      expect(formOf(requests[1])).toEqual({ VoiceUrl: '' });
    });

    test('is done when it was done before', async () => {
      const found = accountPage([accountNumber(carrier, BUSY)]);
      expect((await askAccount(carrier, [found], restore(FORMER))).result).toBe('restored');
    });

    test('leaves a number alone that somebody has given other work since', async () => {
      const found = accountPage([accountNumber(carrier, { voice_url: 'https://newer.example.com' })]);
      expect((await askAccount(carrier, [found], restore(FORMER))).result).toBe('restored');
    });

    test('is refused where its calls come to us and nothing proves that it is ours', async () => {
      const found = accountPage([boughtNumber(carrier, { friendly_name: 'Front desk' })]);
      const { result } = await askAccount(carrier, [found], restore(FORMER));
      expect(result).toMatchObject({ code: 'carrier-refused' });
    });

    test('finds it gone when the search and the whole account agree', async () => {
      expect((await askAccount(carrier, NOWHERE, restore(FORMER))).result).toBe('was-gone');
    });

    test.each([
      { status: 500 },
      { text: '<html>' },
      { json: accountNumber(carrier, { phone_number: '+14155550199' }) },
    ])('is not done when the answer is %j', async (answer) => {
      const { result } = await askAccount(
        carrier,
        [accountPage([importedNumber(carrier)]), answer],
        restore(FORMER),
      );
      expect(result).toMatchObject({ code: 'carrier-failed' });
    });
  });

  describe('sending the calls of a number to us again', () => {
    test.each([
      ['bought', boughtNumber(carrier, { voice_url: 'https://old.example.com' }), URLS],
      ['imported', importedNumber(carrier, { trunk_sid: 'TK1' }), { TrunkSid: '', ...URLS }],
    ])('changes the URLs of one that was %s, and what overrides them', async (_how, number, form) => {
      const { result, requests } = await askAccount(carrier, [accountPage([number]), imported], point);
      expect(result).toBeUndefined();
      expect(formOf(requests[1])).toEqual(form);
    });

    test.each([
      ['foreign', [accountPage([accountNumber(carrier)])]],
      ['not there', NOWHERE],
    ])('is refused for a number that is %s', async (_what, answers) => {
      expect((await askAccount(carrier, answers, point)).result).toMatchObject({ code: 'carrier-refused' });
    });

    test('is not done while the carrier says that they go elsewhere', async () => {
      const astray = boughtNumber(carrier, { voice_url: '' });
      const { result } = await askAccount(carrier, [accountPage([astray]), { json: astray }], point);
      expect(result).toMatchObject({ code: 'carrier-failed' });
    });
  });
});
