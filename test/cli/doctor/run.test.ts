import { expect, test } from '@jest/globals';
import type { DoctorOrder } from '../../../cli/doctor/run.ts';
import { runDoctor } from '../../../cli/doctor/run.ts';
import type { CarrierName } from '../../../lib/carriers/connection.ts';
import type { Owned } from '../../../lib/carriers/supplier.ts';
import { formBody, SIGNED_CARRIERS, TWILIO } from '../../support/calls/signed-carriers.ts';
import { CARRIER_FAILURE, makeFakeSupplier } from '../../support/carriers/fake-supplier.ts';
import { e164, NOW_SECONDS } from '../../support/numbers/masks.ts';

const VOICE = { publicUrl: 'https://masks.example.com', fallbackUrl: 'https://sorry.example.com' };
const XML = { headers: { 'content-type': 'text/xml' } };

const answer = (async (url: string | URL | Request) =>
  String(url).startsWith(VOICE.fallbackUrl)
    ? new Response('<Response/>', XML)
    : new Response('', { status: 404 })) as typeof fetch;

const setUp = (carrier: CarrierName, order: Partial<DoctorOrder> = {}) => {
  const supplier = makeFakeSupplier();
  const lines: string[] = [];
  const secret = SIGNED_CARRIERS.find((one) => one.carrier === carrier)?.secret() ?? '';
  const run = () =>
    runDoctor({
      connected: { name: carrier, carrier, supplier },
      voice: () => VOICE,
      readApiSecret: async () => '{"apiKeySid":"SK0001","more":{}}',
      readSigningSecret: async () => secret,
      fetch: answer,
      deadline: () => new AbortController().signal,
      nowSeconds: () => NOW_SECONDS,
      tell: (line) => lines.push(line),
      ...order,
    });
  return { run, lines, supplier, text: () => lines.join('\n') };
};

test.each(SIGNED_CARRIERS)('a connection of $carrier where all is right is healthy', async ({ carrier }) => {
  const { run, lines } = setUp(carrier);
  expect((await run()).isHealthy).toBe(true);
  expect(lines).toHaveLength(5);
  expect(lines.every((line) => line.startsWith('  ok '))).toBe(true);
});

test('numbers are counted and never printed, and those astray are wrong', async () => {
  const { run, supplier, text } = setUp('twilio');
  const owned: readonly Owned[] = [
    { number: e164('+14155550123'), isManaged: true },
    { number: e164('+14155550124'), isManaged: true, isAstray: true },
    { number: e164('+14155550125'), isManaged: false },
  ];
  supplier.owned = async () => owned;
  expect((await run()).isHealthy).toBe(false);
  expect(text()).toContain(
    'WRONG  numbers: 2 managed, 1 foreign (never touched); the calls of 1 managed numbers go elsewhere.',
  );
  expect(text()).not.toMatch(/\+?\d{10}/);
});

test('what does not work is told, and the rest is looked at all the same', async () => {
  const { run, supplier, lines, text } = setUp('twilio', {
    readSigningSecret: async () => '{"accountSid":"AC1"}',
  });
  supplier.fail('check', 'before', CARRIER_FAILURE);
  expect((await run()).isHealthy).toBe(false);
  expect(lines).toHaveLength(5);
  expect(text()).toContain('WRONG  credentials: whether the carrier accepts them is not known');
  expect(text()).toContain('WRONG  signing secret: The secret has no authToken.');
});

test('a signing secret that was not named was not looked at, and judges nothing', async () => {
  const { run, text } = setUp('twilio', { readSigningSecret: undefined });
  expect((await run()).isHealthy).toBe(false);
  expect(text()).toContain('WRONG  signing secret: it was not looked at. Name it: --signing-secret ID.');
  const judging = setUp('twilio', { readSigningSecret: undefined, request: 'POST /calls/twilio' });
  await expect(judging.run()).rejects.toThrow('name the secret that it is checked with: --signing-secret ID');
});

test('of Tropo the account is looked at, and nothing of it signs', async () => {
  const { run, lines } = setUp('tropo');
  expect((await run()).isHealthy).toBe(true);
  expect(lines).toHaveLength(3);
  expect(lines[2]).toContain('Tropo signs nothing');
  await expect(setUp('tropo', { request: '{}' }).run()).rejects.toThrow(
    'There is no signature to be judged.',
  );
});

const captured = (at: string): string => {
  const parameters = { CallSid: TWILIO.callId, AccountSid: TWILIO.account, From: '+12125550187' };
  const body = formBody(parameters);
  const headers = {
    'Content-Type': 'application/x-www-form-urlencoded',
    ...TWILIO.sign({ url: at, parameters, body }),
  };
  return JSON.stringify({ method: 'POST', url: '/calls/twilio', headers, body });
};

test('a request that is genuine is healthy', async () => {
  const { run, text } = setUp('twilio', { request: captured(`${VOICE.publicUrl}/calls/twilio`) });
  expect((await run()).isHealthy).toBe(true);
  expect(text()).toContain('The signature matches: Twilio has sent the request');
});

test.each(['{}', 'no JSON', '[]'])(
  'one that is not is told what it lacks, whatever is in the other secret: %s',
  async (api) => {
    const { run, text } = setUp('twilio', {
      request: captured('http://masks.example.com/calls/twilio'),
      readApiSecret: async () => api,
    });
    expect((await run()).isHealthy).toBe(false);
    expect(text()).toMatch(/Tried: the request as it is; another scheme, host or port;/);
    expect(text()).toMatch(/another scheme\.\n {2}- Make the two the same/);
    expect(text()).not.toContain('12125550187');
  },
);
