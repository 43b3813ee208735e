import { describe, expect, test } from '@jest/globals';
import type { NumberSupplier } from '../../../../../lib/carriers/supplier.ts';
import type { ScriptedRestAnswer } from '../../../../support/carriers/rest-accounts.ts';
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
  restError,
  VOICE_URL,
} from '../../../../support/carriers/rest-accounts.ts';
import { MASK } from '../../../../support/numbers/masks.ts';

const signal = new AbortController().signal;
const order = (supplier: NumberSupplier) => supplier.order(MASK, signal);
const NOWHERE = [accountPage(), accountPage()];

describe.each(REST_CARRIER_NAMES)('an order at %s', (carrier) => {
  const { sid, pageSize } = REST_CARRIERS[carrier];
  const bought = (fields = {}): ScriptedRestAnswer => ({ status: 201, json: boughtNumber(carrier, fields) });
  const LOOK_UP = `GET /IncomingPhoneNumbers.json?PhoneNumber=%2B14155550123&PageSize=${pageSize}`;
  const WHOLE_ACCOUNT = `GET /IncomingPhoneNumbers.json?PageSize=${pageSize}`;
  const URLS = `"VoiceUrl":"${VOICE_URL}","VoiceMethod":"POST","VoiceFallbackUrl":"${FALLBACK_URL}","VoiceFallbackMethod":"GET"`;

  test('is one request that names the number and sets everything at once', async () => {
    const { result, requests } = await askAccount(carrier, [bought()], order);
    expect(result).toBe('bought');
    expect(requests).toEqual([
      `POST /IncomingPhoneNumbers.json {"PhoneNumber":"+14155550123","FriendlyName":"callmask:${INSTALLATION}:+14155550123",${URLS}}`,
    ]);
  });

  const UNAVAILABLE = [
    restError(400, 21422),
    restError(400, 21421),
    restError(400, '21422'),
    restError(409),
    restError(422, 10000),
    { status: 422, json: { errors: [{ code: '21422', message: 'x' }] } },
    { status: 409, text: '<html>' },
  ];

  test.each(UNAVAILABLE)('of a number that is gone is taken, once the account agrees: %j', async (answer) => {
    const { result, requests } = await askAccount(carrier, [answer, ...NOWHERE], order);
    expect(result).toBe('taken');
    expect(requests.slice(1)).toEqual([LOOK_UP, WHOLE_ACCOUNT]);
  });

  test.each(UNAVAILABLE)(
    'of a number that is ours by then is done, whatever was said: %j',
    async (answer) => {
      const found = accountPage([boughtNumber(carrier)]);
      expect((await askAccount(carrier, [answer, found], order)).result).toBe('bought');
    },
  );

  test.each([
    ['by somebody else', accountNumber(carrier)],
    [
      'by another installation',
      boughtNumber(carrier, { friendly_name: `callmask:fedcba9876543210:${MASK}` }),
    ],
    ['by an import of ours', importedNumber(carrier)],
  ])('of a number that the account has %s is taken, and leaves it alone', async (_by, number) => {
    const found = accountPage([number]);
    const { result, requests } = await askAccount(carrier, [restError(400, 21422), found], order);
    expect(result).toBe('taken');
    expect(requests.slice(1)).toEqual([LOOK_UP]);
  });

  test('that was cut off before its calls came to us sets that, too', async () => {
    const astray = boughtNumber(carrier, { voice_url: '', voice_application_sid: 'AP1' });
    const { result, requests } = await askAccount(
      carrier,
      [restError(400, 21422), accountPage([astray]), { json: boughtNumber(carrier) }],
      order,
    );
    expect(result).toBe('bought');
    expect(requests[2]).toBe(`POST /IncomingPhoneNumbers/${sid}.json {"VoiceApplicationSid":"",${URLS}}`);
  });

  const UNCLEAR: readonly ScriptedRestAnswer[] = [
    bought({ phone_number: '+14155550199' }),
    bought({ phone_number: null }),
    bought({ sid: '../Messages' }),
    bought({ friendly_name: '(415) 555-0123' }),
    { status: 201, json: accountNumber(carrier) },
    { status: 201, json: importedNumber(carrier) },
    { status: 200, json: {} },
    { status: 200, text: '<html>OK</html>' },
    { status: 204 },
  ];

  test.each(UNCLEAR)('whose answer says nothing is looked up: %j', async (answer) => {
    const found = await askAccount(carrier, [answer, accountPage([boughtNumber(carrier)])], order);
    expect(found.result).toBe('bought');
    expect(found.requests[1]).toBe(LOOK_UP);
    const absent = await askAccount(carrier, [answer, ...NOWHERE], order);
    expect(absent.result).toMatchObject({ code: 'carrier-failed' });
    const foreign = await askAccount(carrier, [answer, accountPage([accountNumber(carrier)])], order);
    expect(foreign.result).toMatchObject({ code: 'carrier-failed' });
  });

  test('is never sent again by itself when the answer is lost', async () => {
    const { result } = await askAccount(carrier, [new Error('socket hang up')], order);
    expect(result).toMatchObject({ code: 'carrier-failed' });
  });

  test.each([
    restError(400, 21613),
    restError(400, 21615),
    restError(400, 21628),
    restError(400, 21631),
    restError(400, 21649),
    restError(422, '21631'),
  ])('of a number that needs an address or documents says what to do: %j', async (answer) => {
    const { result } = await askAccount(carrier, [answer], order);
    expect(result).toMatchObject({
      code: 'regulatory-requirement',
      detail: expect.stringMatching(/in its console .* import/),
      carrierCode: expect.stringMatching(/^216/),
    });
  });

  test.each([
    ['trial account', restError(400, 21404)],
    ['no money', restError(422, 4001)],
    ['not enabled', restError(422, 10001)],
    ['not permitted', restError(403, 20003)],
    ['wrong account', restError(404, 20404)],
    ['a code that nobody knows', restError(400, 99999)],
    ['no code', { status: 400, text: '<html>' }],
  ])('is refused for what is wrong with the account: %s', async (_why, answer) => {
    const { result } = await askAccount(carrier, [answer], order);
    expect(result).toMatchObject({ code: 'carrier-refused', detail: expect.stringContaining('trial') });
  });
});
