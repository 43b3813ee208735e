import { describe, expect, test } from '@jest/globals';
import type { NumberSupplier } from '../../../../../lib/carriers/supplier.ts';
import type { ScriptedRestAnswer } from '../../../../support/carriers/rest-accounts.ts';
import {
  accountNumber,
  accountPage,
  askAccount,
  boughtNumber,
  importedNumber,
  REST_CARRIER_NAMES,
  REST_CARRIERS,
  restError,
} from '../../../../support/carriers/rest-accounts.ts';
import { MASK } from '../../../../support/numbers/masks.ts';

const signal = new AbortController().signal;
const release = (supplier: NumberSupplier) => supplier.release(MASK, signal);
const NOWHERE = [accountPage(), accountPage()];
const DELETED: ScriptedRestAnswer = { status: 204 };

describe.each(REST_CARRIER_NAMES)('a release at %s', (carrier) => {
  const ours = accountPage([boughtNumber(carrier)]);

  test.each([
    ['bought', boughtNumber(carrier)],
    ['imported', importedNumber(carrier)],
    ['bought, and its calls astray,', boughtNumber(carrier, { voice_url: '' })],
  ])('of a number that was %s is a DELETE of what the account calls it', async (_how, number) => {
    const { result, requests } = await askAccount(carrier, [accountPage([number]), DELETED], release);
    expect(result).toBe('released');
    expect(requests[1]).toBe(`DELETE /IncomingPhoneNumbers/${REST_CARRIERS[carrier].sid}.json`);
  });

  test('of a number that the search and the whole account do not know was done before', async () => {
    expect((await askAccount(carrier, NOWHERE, release)).result).toBe('was-gone');
  });

  test('of a number that the whole account knows is done, though the search does not find it', async () => {
    expect((await askAccount(carrier, [accountPage(), ours, DELETED], release)).result).toBe('released');
  });

  test.each([
    ['no reference', accountNumber(carrier)],
    [
      'the reference of another installation',
      boughtNumber(carrier, { friendly_name: `callmask:fedcba9876543210:${MASK}` }),
    ],
  ])('leaves a number alone that carries %s', async (_what, number) => {
    const { result, requests } = await askAccount(carrier, [accountPage([number])], release);
    expect(result).toMatchObject({ code: 'carrier-refused', detail: expect.stringContaining('reference') });
    expect(requests.some((request) => request.startsWith('DELETE'))).toBe(false);
  });

  test.each([
    restError(404, 20404),
    { status: 404, text: '<html>' },
    { status: 200, text: '<html>OK</html>' },
  ])('that is answered with %j is looked up: gone, or not', async (answer) => {
    expect((await askAccount(carrier, [ours, answer, ...NOWHERE], release)).result).toBe('was-gone');
    expect((await askAccount(carrier, [ours, answer, accountPage(), ours], release)).result).toMatchObject({
      code: 'carrier-failed',
    });
  });

  test.each([
    [restError(400), 'carrier-refused'],
    [restError(403, 20003), 'carrier-refused'],
    [restError(429, 20429), 'carrier-failed'],
    [restError(500), 'carrier-failed'],
  ])('that is answered with %j is not done', async (answer, code) => {
    expect((await askAccount(carrier, [ours, answer], release)).result).toMatchObject({ code });
  });
});

test.each([409, 422])(
  'a number that SignalWire does not take back yet (%d) goes back later',
  async (status) => {
    const ours = accountPage([boughtNumber('signalwire')]);
    expect((await askAccount('signalwire', [ours, restError(status)], release)).result).toBe('later');
    expect(
      (await askAccount('twilio', [accountPage([boughtNumber('twilio')]), restError(status)], release))
        .result,
    ).toMatchObject({ code: 'carrier-refused' });
  },
);
