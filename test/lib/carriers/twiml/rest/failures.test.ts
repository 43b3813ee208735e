import { describe, expect, test } from '@jest/globals';
import type { NumberSupplier } from '../../../../../lib/carriers/supplier.ts';
import { Problem } from '../../../../../lib/errors/problem.ts';
import type { ScriptedRestAnswer } from '../../../../support/carriers/rest-accounts.ts';
import { askAccount, REST_CARRIER_NAMES, restError } from '../../../../support/carriers/rest-accounts.ts';
import { MASK } from '../../../../support/numbers/masks.ts';

const signal = new AbortController().signal;
const ITALY = { country: 'IT', callingCode: '39' };

type Ask = (supplier: NumberSupplier) => Promise<unknown>;

/** Every call, up to its first answer. */
const EVERY_CALL: readonly (readonly [string, Ask])[] = [
  ['candidates', (supplier) => supplier.candidates(ITALY, signal)],
  ['order', (supplier) => supplier.order(MASK, signal)],
  ['find', (supplier) => supplier.find(MASK, signal)],
  ['owned', (supplier) => supplier.owned(signal)],
  ['release', (supplier) => supplier.release(MASK, signal)],
  ['check', (supplier) => supplier.check(signal)],
  ['settings', async (supplier) => supplier.webhooks?.settings(MASK, signal)],
  ['take', async (supplier) => supplier.webhooks?.take(MASK, signal)],
  ['restore', async (supplier) => supplier.webhooks?.restore(MASK, {}, signal)],
  ['point', async (supplier) => supplier.webhooks?.point(MASK, signal)],
];

const timeout = Object.assign(new Error('x'), { name: 'HeadersTimeoutError' });

const FAILURES: readonly (readonly [ScriptedRestAnswer, string])[] = [
  [restError(400), 'carrier-refused'],
  [restError(403, 20003), 'carrier-refused'],
  [{ status: 403, text: '<html>' }, 'carrier-refused'],
  [restError(401, 20003), 'carrier-refused'],
  [restError(500, 20003), 'carrier-refused'],
  [restError(400, 21404), 'carrier-refused'],
  [restError(405), 'carrier-refused'],
  [restError(429, 20429), 'carrier-failed'],
  [{ status: 429, text: '' }, 'carrier-failed'],
  [restError(400, 20429), 'carrier-failed'],
  [restError(408), 'carrier-failed'],
  [restError(500, 20500), 'carrier-failed'],
  [{ status: 502, text: `<html>${MASK}` }, 'carrier-failed'],
  [{ status: 503, json: { code: { nested: true }, errors: [null] } }, 'carrier-failed'],
  [{ status: 302, text: '' }, 'carrier-failed'],
  [timeout, 'carrier-timeout'],
  [new Error('socket hang up'), 'carrier-failed'],
];

describe.each(REST_CARRIER_NAMES)('whatever goes wrong at %s', (carrier) => {
  describe.each(EVERY_CALL)('a carrier that is asked to %s', (_name, ask) => {
    test.each(FAILURES)('answers %j with a problem that names no number', async (answer, code) => {
      const isUnauthorized = !(answer instanceof Error) && answer.status === 401;
      const { result } = await askAccount(carrier, isUnauthorized ? [answer, answer] : [answer], ask);
      expect(result).toBeInstanceOf(Problem);
      expect(result).toMatchObject({ code });
      expect(String(result)).not.toMatch(/\d{7}/);
    });
  });

  test('the log gets the status and the code of the carrier, and nothing that it said', async () => {
    const { result } = await askAccount(carrier, [restError(400, 21404)], (supplier) =>
      supplier.check(signal),
    );
    expect(result).toMatchObject({ carrierStatus: 400, carrierCode: '21404', cause: undefined });
    const { result: long } = await askAccount(carrier, [restError(400, MASK)], (supplier) =>
      supplier.check(signal),
    );
    expect(long).toMatchObject({ carrierStatus: 400, carrierCode: undefined });
  });
});
