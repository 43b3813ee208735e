import { describe, expect, test } from '@jest/globals';
import type { NumberSupplier } from '../../../../../lib/carriers/supplier.ts';
import {
  accountNumber,
  accountPage,
  askAccount,
  boughtNumber,
  importedNumber,
  REST_CARRIER_NAMES,
  REST_CARRIERS,
} from '../../../../support/carriers/rest-accounts.ts';
import { MASK } from '../../../../support/numbers/masks.ts';

const signal = new AbortController().signal;
const find = (supplier: NumberSupplier) => supplier.find(MASK, signal);
const owned = (supplier: NumberSupplier) => supplier.owned(signal);

const NO_LISTS = [
  { text: '' },
  { text: '<html>' },
  { json: null },
  { json: [] },
  { json: {} },
  { json: { incoming_phone_numbers: null } },
  { json: { incoming_phone_numbers: {} } },
  { json: { incoming_phone_numbers: [null] } },
  { json: { incoming_phone_numbers: [{}] } },
  { json: { incoming_phone_numbers: [{ phone_number: MASK }] } },
  { json: { incoming_phone_numbers: [{ phone_number: MASK, sid: '../x' }] } },
  { text: '{"incoming_phone_numbers": [], "next_page' },
  { json: { incoming_phone_numbers: [], next_page_uri: 1 } },
  { json: { incoming_phone_numbers: [], next_page_uri: {} } },
  { json: { incoming_phone_numbers: [], next_page_uri: 'nowhere' } },
];

describe.each(REST_CARRIER_NAMES)('at %s', (carrier) => {
  const { pageSize } = REST_CARRIERS[carrier];
  const SEARCH = `GET /IncomingPhoneNumbers.json?PhoneNumber=%2B14155550123&PageSize=${pageSize}`;
  const ALL = `GET /IncomingPhoneNumbers.json?PageSize=${pageSize}`;

  describe('a number', () => {
    test.each([
      ['bought', boughtNumber(carrier), { isManaged: true }],
      ['imported', importedNumber(carrier), { isManaged: true, isImported: true }],
      ['not ours', accountNumber(carrier), { isManaged: false }],
      [
        'of another installation',
        boughtNumber(carrier, { friendly_name: `callmask:fedcba9876543210:${MASK}` }),
        { isManaged: false },
      ],
      [
        'ours with no method named, which is POST',
        boughtNumber(carrier, { voice_method: null }),
        { isManaged: true },
      ],
      [
        'ours, astray by another URL',
        boughtNumber(carrier, { voice_url: 'https://old.example.com' }),
        { isManaged: true, isAstray: true },
      ],
      [
        'ours, astray by no URL',
        boughtNumber(carrier, { voice_url: null }),
        { isManaged: true, isAstray: true },
      ],
      [
        'ours, astray by its method',
        boughtNumber(carrier, { voice_method: 'GET' }),
        { isManaged: true, isAstray: true },
      ],
      [
        'ours, astray by an application',
        boughtNumber(carrier, { voice_application_sid: 'AP1' }),
        { isManaged: true, isAstray: true },
      ],
      [
        'imported, astray by a trunk',
        importedNumber(carrier, { trunk_sid: 'TK1' }),
        { isManaged: true, isImported: true, isAstray: true },
      ],
    ])('is found as %s', async (_how, number, found) => {
      const { result, requests } = await askAccount(carrier, [accountPage([number])], find);
      expect(result).toEqual({ number: MASK, ...found });
      expect(requests).toEqual([SEARCH]);
    });

    test('is not the one that merely contains its digits', async () => {
      const longer = boughtNumber(carrier, { phone_number: `${MASK}4` });
      const { result } = await askAccount(carrier, [accountPage([longer, boughtNumber(carrier)])], find);
      expect(result).toEqual({ number: MASK, isManaged: true });
    });

    test('is not ours when the search and the whole account agree', async () => {
      const { result, requests } = await askAccount(carrier, [accountPage(), accountPage()], find);
      expect(result).toBe('not-in-account');
      expect(requests).toEqual([SEARCH, ALL]);
    });

    test.each(NO_LISTS)('is not taken for absent by an answer that is no list: %j', async (answer) => {
      expect((await askAccount(carrier, [answer], find)).result).toMatchObject({ code: 'carrier-failed' });
      expect((await askAccount(carrier, [accountPage(), answer], find)).result).toMatchObject({
        code: 'carrier-failed',
      });
    });
  });

  describe('what the account has', () => {
    test('is every telephone number on all pages, each once', async () => {
      const other = accountNumber(carrier, { phone_number: '+14155550199' });
      const shortCode = accountNumber(carrier, { phone_number: '894546' });
      const { account } = REST_CARRIERS[carrier];
      const next = `/2010-04-01/Accounts/${account.id}/IncomingPhoneNumbers.json?PageSize=${pageSize}&Page=1&PageToken=PA%2B1`;
      const pages = [
        accountPage([boughtNumber(carrier), shortCode], next),
        accountPage([boughtNumber(carrier), other]),
      ];
      const { result, requests } = await askAccount(carrier, pages, owned);
      expect(result).toEqual([
        { number: MASK, isManaged: true },
        { number: '+14155550199', isManaged: false },
      ]);
      expect(requests).toEqual([ALL, `${ALL}&Page=1&PageToken=PA%2B1`]);
    });

    test.each([
      'https://elsewhere.example/2010-04-01/Accounts/AC1/Messages.json?Page=1',
      '//elsewhere.example/?Page=1',
      '/../../?Page=1',
      '?Page=1#/Messages.json?Page=2',
    ])('is asked for at the account, wherever the next page is said to be: %s', async (next) => {
      const { requests } = await askAccount(carrier, [accountPage([], next), accountPage()], owned);
      expect(requests[1]).toBe('GET /IncomingPhoneNumbers.json?Page=1');
    });

    test.each([undefined, null, ''])('ends with the page that names no next one: %j', async (next) => {
      expect((await askAccount(carrier, [accountPage([], next)], owned)).result).toEqual([]);
    });

    test('is not asked for in circles', async () => {
      const pages = [accountPage([], '?Page=1'), accountPage([], '?Page=2'), accountPage([], '?Page=1')];
      expect((await askAccount(carrier, pages, owned)).result).toMatchObject({ code: 'carrier-failed' });
    });

    test.each(NO_LISTS)('is not nothing because of an answer that is no list: %j', async (answer) => {
      expect((await askAccount(carrier, [answer], owned)).result).toMatchObject({ code: 'carrier-failed' });
      const second = [accountPage([boughtNumber(carrier)], '?Page=1'), answer];
      expect((await askAccount(carrier, second, owned)).result).toMatchObject({ code: 'carrier-failed' });
    });
  });

  test('credentials are tried with the smallest question there is', async () => {
    const check = (supplier: NumberSupplier) => supplier.check(signal);
    const { result, requests } = await askAccount(
      carrier,
      [accountPage([accountNumber(carrier)], '?Page=1')],
      check,
    );
    expect(result).toBeUndefined();
    expect(requests).toEqual(['GET /IncomingPhoneNumbers.json?PageSize=1']);
    expect((await askAccount(carrier, [{ text: '<html>' }], check)).result).toMatchObject({
      code: 'carrier-failed',
    });
  });
});
