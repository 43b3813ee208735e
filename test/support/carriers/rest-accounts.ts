import { expect } from '@jest/globals';
import { makeSignalwireSupplier } from '../../../lib/carriers/signalwire/supplier.ts';
import type { NumberSupplier } from '../../../lib/carriers/supplier.ts';
import { makeTwilioSupplier } from '../../../lib/carriers/twilio/supplier.ts';
import type { RestAccount } from '../../../lib/carriers/twiml/rest/client.ts';
import type { Fetch } from '../../../lib/http/outbound.ts';
import { MASK } from '../numbers/masks.ts';

export const INSTALLATION = '0123456789abcdef';
export const VOICE_URL = 'https://api.example.com/prod/calls/eu';
export const FALLBACK_URL = 'https://fallback.example.com/sorry.xml';

export const TWILIO_ACCOUNT: RestAccount = {
  baseUrl: 'https://api.twilio.com/2010-04-01',
  id: 'AC00000000000000000000000000000001',
  username: 'SK00000000000000000000000000000001',
  password: 'secret of the päss',
};

export const SIGNALWIRE_ACCOUNT: RestAccount = {
  baseUrl: 'https://example.signalwire.com/api/laml/2010-04-01',
  id: '00000000-0000-4000-8000-000000000001',
  username: '00000000-0000-4000-8000-000000000001',
  password: 'PT-token',
};

/** The carriers whose REST API is like Twilio's. */
export const REST_CARRIERS = {
  twilio: {
    make: makeTwilioSupplier,
    account: TWILIO_ACCOUNT,
    sid: 'PN00000000000000000000000000000001',
    pageSize: 1000,
  },
  signalwire: {
    make: makeSignalwireSupplier,
    account: SIGNALWIRE_ACCOUNT,
    sid: '10000000-0000-4000-8000-000000000002',
    pageSize: 50,
  },
} as const;

export type RestCarrier = keyof typeof REST_CARRIERS;

export const REST_CARRIER_NAMES: readonly RestCarrier[] = ['twilio', 'signalwire'];

/** What the carrier is to answer next: a status with a body, or no answer but an error. */
export type ScriptedRestAnswer =
  | Error
  | { readonly status?: number; readonly json?: unknown; readonly text?: string };

export interface SentToAccount {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** A `fetch` that keeps what was sent, and answers with what `answer` says. */
export const recordingFetch = (answer: (request: SentToAccount, index: number) => ScriptedRestAnswer) => {
  const sent: SentToAccount[] = [];
  const fetch: Fetch = async (url, { method, headers, body }) => {
    const request = { method, url, headers, body };
    sent.push(request);
    const next = answer(request, sent.length - 1);
    if (next instanceof Error) throw next;
    const { status = 200, json, text = json === undefined ? '' : JSON.stringify(json) } = next;
    return { status, text: async () => text };
  };
  return { fetch, sent };
};

export const supplierOver = (carrier: RestCarrier, fetch: Fetch): NumberSupplier => {
  const { make, account } = REST_CARRIERS[carrier];
  return make({
    fetch,
    account: async () => account,
    voiceUrl: VOICE_URL,
    fallbackUrl: FALLBACK_URL,
    installation: async () => INSTALLATION,
  });
};

/** `GET /IncomingPhoneNumbers.json?PageSize=1`, `POST /IncomingPhoneNumbers.json {"PhoneNumber":"+1…"}`. */
const brief = ({ method, url, body }: SentToAccount, { baseUrl, id }: RestAccount): string => {
  const form = body === undefined ? '' : ` ${JSON.stringify(Object.fromEntries(new URLSearchParams(body)))}`;
  return `${method} ${url.replace(`${baseUrl}/Accounts/${id}`, '')}${form}`;
};

/** What the supplier answers or throws when the carrier answers so, and the requests that it sent: all of these, no more. */
export const askAccount = async <T>(
  carrier: RestCarrier,
  answers: readonly ScriptedRestAnswer[],
  ask: (supplier: NumberSupplier) => Promise<T>,
) => {
  const { fetch, sent } = recordingFetch(
    (_request, index) => answers[index] ?? new Error('not in the script'),
  );
  const result = await ask(supplierOver(carrier, fetch)).catch((error: unknown) => error);
  expect(sent).toHaveLength(answers.length);
  return { result, requests: sent.map((request) => brief(request, REST_CARRIERS[carrier].account)) };
};

/** What the account tells of a number, without what Callmask does not read. */
export const accountNumber = (
  carrier: RestCarrier,
  fields: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> => ({
  sid: REST_CARRIERS[carrier].sid,
  phone_number: MASK,
  friendly_name: '(415) 555-0123',
  voice_url: 'https://old.example.com/voice',
  voice_method: 'GET',
  voice_fallback_url: '',
  voice_fallback_method: 'POST',
  voice_application_sid: '',
  trunk_sid: null,
  status_callback: '',
  status_callback_method: 'POST',
  sms_url: 'https://old.example.com/text',
  ...fields,
});

/** The same for a number that we bought. */
export const boughtNumber = (
  carrier: RestCarrier,
  fields: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> =>
  accountNumber(carrier, {
    friendly_name: `callmask:${INSTALLATION}:${MASK}`,
    voice_url: VOICE_URL,
    voice_method: 'POST',
    voice_fallback_url: FALLBACK_URL,
    voice_fallback_method: 'GET',
    ...fields,
  });

export const importedNumber = (
  carrier: RestCarrier,
  fields: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> =>
  boughtNumber(carrier, { friendly_name: `callmask-imported:${INSTALLATION}:${MASK}`, ...fields });

/** A page of the account's numbers, the last one unless it names the next. */
export const accountPage = (
  numbers: readonly unknown[] = [],
  next: unknown = null,
): Extract<ScriptedRestAnswer, { json?: unknown }> => ({
  json: { incoming_phone_numbers: numbers, next_page_uri: next },
});

/** An error as the REST API writes it; its message quotes what it should not. */
export const restError = (status: number, code?: number | string): ScriptedRestAnswer => ({
  status,
  json: { code, message: `${MASK} is not what it should be`, status },
});
