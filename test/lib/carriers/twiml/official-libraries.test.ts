import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import type { Near, NumberSupplier } from '../../../../lib/carriers/supplier.ts';
import type { RestCarrier, SentToAccount } from '../../../support/carriers/rest-accounts.ts';
import {
  accountNumber,
  accountPage,
  boughtNumber,
  FALLBACK_URL,
  INSTALLATION,
  importedNumber,
  REST_CARRIERS,
  recordingFetch,
  SIGNALWIRE_ACCOUNT,
  supplierOver,
  TWILIO_ACCOUNT,
  VOICE_URL,
} from '../../../support/carriers/rest-accounts.ts';
import { MASK } from '../../../support/numbers/masks.ts';

/** What the libraries hand to their HTTP client. */
interface LibraryRequest {
  readonly method: string;
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, unknown>>;
}

type Options = Readonly<Record<string, unknown>>;

/** The little of the libraries that is compared with; the two have it in common. */
interface Library {
  availablePhoneNumbers(country: string): { local: { list(options: Options): Promise<unknown> } };
  incomingPhoneNumbers: {
    (sid: string): { update(options: Options): Promise<unknown>; remove(): Promise<unknown> };
    create(options: Options): Promise<unknown>;
    list(options: Options): Promise<unknown>;
  };
}

type AskSupplier = (supplier: NumberSupplier) => Promise<unknown>;
type AskLibrary = (library: Library) => Promise<unknown>;

const require = createRequire(import.meta.url);
const signal = new AbortController().signal;
const SAN_FRANCISCO: Near = { country: 'US', callingCode: '1', areaCode: '415' };

const LIBRARIES: Readonly<Record<RestCarrier, (httpClient: unknown) => Library>> = {
  twilio: (httpClient) => {
    const { username, password, id } = TWILIO_ACCOUNT;
    return require('twilio')(username, password, { accountSid: id, httpClient });
  },
  signalwire: (httpClient) => {
    const { id, password } = SIGNALWIRE_ACCOUNT;
    const { RestClient } = require('@signalwire/compatibility-api');
    return RestClient(id, password, { signalwireSpaceUrl: 'example.signalwire.com', httpClient });
  },
};

/** A request as both sides can be compared: everything that the carrier acts upon. */
interface Comparable {
  readonly method: string;
  /** Below the version; the library of SignalWire leaves out the folder before it, which its documentation has. */
  readonly path: string | undefined;
  readonly query: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, string>>;
  readonly authorization: string | undefined;
}

const pathIn = (url: string): string | undefined => new URL(url).pathname.split('/2010-04-01')[1];

const texts = (fields: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));

const comparable = ({ method, url, headers, body = '' }: SentToAccount): Comparable => ({
  method,
  path: pathIn(url),
  query: Object.fromEntries(new URL(url).searchParams),
  form: Object.fromEntries(new URLSearchParams(body)),
  authorization: headers['authorization'],
});

/** The one request that the library makes. */
const libraryRequest = async (carrier: RestCarrier, ask: AskLibrary) => {
  const made: LibraryRequest[] = [];
  const request = async (options: LibraryRequest) => {
    made.push(options);
    const method = options.method.toLowerCase();
    const list = options.uri.includes('/Available') ? 'available_phone_numbers' : 'incoming_phone_numbers';
    const statusCode = { post: 201, delete: 204 }[method] ?? 200;
    return {
      statusCode,
      body: JSON.stringify(method === 'get' ? { [list]: [] } : { sid: 'x' }),
      headers: {},
    };
  };
  await ask(LIBRARIES[carrier]({ request }));
  expect(made).toHaveLength(1);
  return made.map(
    ({ method, uri, username, password, params, data }): Comparable => ({
      method: method.toUpperCase(),
      path: pathIn(uri),
      query: texts(params),
      form: texts(data),
      authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
    }),
  )[0];
};

/** What the supplier sends, where the account has that number. */
const supplierRequests = async (
  carrier: RestCarrier,
  number: Readonly<Record<string, unknown>>,
  ask: AskSupplier,
): Promise<readonly Comparable[]> => {
  const { fetch, sent } = recordingFetch(({ method, url }) => {
    if (method === 'DELETE') return { status: 204 };
    if (method === 'POST')
      return { status: 201, json: url.includes(String(number['sid'])) ? importedNumber(carrier) : number };
    return url.includes('/AvailablePhoneNumbers/')
      ? { json: { available_phone_numbers: [] } }
      : accountPage([number]);
  });
  await ask(supplierOver(carrier, fetch));
  return sent.map(comparable);
};

const URLS = {
  voiceUrl: VOICE_URL,
  voiceMethod: 'POST',
  voiceFallbackUrl: FALLBACK_URL,
  voiceFallbackMethod: 'GET',
};

/** A number that does other work until it is imported. */
const BUSY = { voice_application_sid: 'AP1', status_callback: 'https://old.example.com' };

describe.each(['twilio', 'signalwire'] as const)('the library of %s sends the same', (carrier) => {
  const { sid, pageSize } = REST_CARRIERS[carrier];
  const filters = { voiceEnabled: true, beta: false, excludeAllAddressRequired: true };

  test.each<readonly [string, AskSupplier, AskLibrary]>([
    [
      'search',
      (supplier) => supplier.candidates(SAN_FRANCISCO, signal),
      ({ availablePhoneNumbers }) =>
        availablePhoneNumbers('US').local.list({
          areaCode: 415,
          ...(carrier === 'twilio' && filters),
          pageSize: 30,
        }),
    ],
    [
      'purchase',
      (supplier) => supplier.order(MASK, signal),
      ({ incomingPhoneNumbers }) =>
        incomingPhoneNumbers.create({
          phoneNumber: MASK,
          friendlyName: `callmask:${INSTALLATION}:${MASK}`,
          ...URLS,
        }),
    ],
    [
      'look-up',
      (supplier) => supplier.find(MASK, signal),
      ({ incomingPhoneNumbers }) => incomingPhoneNumbers.list({ phoneNumber: MASK, pageSize }),
    ],
    [
      'list',
      (supplier) => supplier.owned(signal),
      ({ incomingPhoneNumbers }) => incomingPhoneNumbers.list({ pageSize }),
    ],
    [
      'release',
      (supplier) => supplier.release(MASK, signal),
      ({ incomingPhoneNumbers }) => incomingPhoneNumbers(sid).remove(),
    ],
    [
      'import',
      async (supplier) => supplier.webhooks?.take(MASK, signal),
      ({ incomingPhoneNumbers }) =>
        incomingPhoneNumbers(sid).update({
          friendlyName: `callmask-imported:${INSTALLATION}:${MASK}`,
          statusCallback: '',
          voiceApplicationSid: '',
          ...URLS,
        }),
    ],
  ])('as we do for %s', async (what, ask, askLibrary) => {
    const number = what === 'import' ? accountNumber(carrier, BUSY) : boughtNumber(carrier);
    const requests = await supplierRequests(carrier, number, ask);
    expect(requests.at(-1)).toEqual(await libraryRequest(carrier, askLibrary));
  });
});
