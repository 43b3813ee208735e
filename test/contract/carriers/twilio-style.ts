import { basic } from '../../../lib/carriers/kit/rest-client.ts';
import { makeSignalwireSupplier } from '../../../lib/carriers/signalwire/supplier.ts';
import type { NumberSupplier } from '../../../lib/carriers/supplier.ts';
import { makeTwilioSupplier } from '../../../lib/carriers/twilio/supplier.ts';
import type { RestAccount } from '../../../lib/carriers/twiml/rest/client.ts';
import type { AccountOptions } from '../../../lib/carriers/twiml/rest/supplier.ts';
import type { E164 } from '../../../lib/phone/e164.ts';
import { SIGNALWIRE_CREDENTIALS } from '../../../simulators/signalwire/account.ts';
import { makeSignalwireSimulator } from '../../../simulators/signalwire/simulator.ts';
import { TWILIO_CREDENTIALS } from '../../../simulators/twilio/account.ts';
import { makeTwilioSimulator } from '../../../simulators/twilio/simulator.ts';
import type { IncomingNumber, NumberFields } from '../../../simulators/twiml/accounts/incoming-number.ts';
import type { TwilioStyleState } from '../../../simulators/twiml/accounts/number-book.ts';
import type { TwilioStyleOptions, TwilioStyleSimulator } from '../../../simulators/twiml/simulator.ts';
import type { CarrierKit, Settings, Simulation } from './simulation.ts';
import { FALLBACK_URL, INSTALLATION, ORIGIN, PUBLIC_URL, recordOf } from './simulation.ts';

interface Company {
  readonly connection: 'signalwire' | 'twilio';
  readonly simulate: (options: TwilioStyleOptions) => TwilioStyleSimulator;
  readonly supply: (options: AccountOptions) => NumberSupplier;
  readonly account: RestAccount;
  readonly credentials: readonly string[];
}

/** How people set numbers that are not ours: by URLs, by an application, and not at all. */
const FOREIGN_FIELDS: readonly NumberFields[] = [
  { FriendlyName: 'Fax', VoiceUrl: 'https://shop.example.com/fax', VoiceMethod: 'GET' },
  {
    FriendlyName: 'Order line',
    VoiceApplicationSid: `AP${'1'.repeat(32)}`,
    VoiceFallbackUrl: 'https://shop.example.com/closed',
    StatusCallback: 'https://shop.example.com/ended',
    StatusCallbackMethod: 'GET',
    SmsUrl: 'https://shop.example.com/text',
  },
  { FriendlyName: 'Not in use' },
];

const METHODS = { VoiceMethod: 'POST', VoiceFallbackMethod: 'POST', StatusCallbackMethod: 'POST' } as const;

/** A method that nobody has set is POST. */
const textOf = ({ sid, fields, createdAt }: IncomingNumber): string =>
  recordOf({ sid, createdAt, ...METHODS, ...fields });

const firstState = ({ account }: Company, { foreign, now }: Settings): TwilioStyleState => {
  const at = now().toISOString();
  const numbers = foreign.map((number, index) => ({
    sid: sidOf(index),
    accountSid: account.id,
    number,
    fields: FOREIGN_FIELDS[index % FOREIGN_FIELDS.length] ?? {},
    createdAt: at,
    updatedAt: at,
  }));
  return { numbers, releasedAt: {}, stock: {} };
};

const sidOf = (index: number): string => `PN${String(index).padStart(32, '0')}`;

const begin =
  (company: Company) =>
  (settings: Settings): Simulation => {
    const { account, connection, credentials, simulate, supply } = company;
    let state = firstState(company, settings);
    const { handle } = simulate({
      now: settings.now,
      fetch: settings.application,
      saved: state,
      onChange: (next) => {
        state = next;
      },
    });
    const all = () => state.numbers.filter(({ accountSid }) => accountSid === account.id);
    const fieldsOf = (number: E164) => all().find((one) => one.number === number)?.fields;
    return {
      handle,
      credentials,
      numbers: () => new Map(all().map((one) => [one.number, textOf(one)])),
      markOf: (number) => fieldsOf(number)?.FriendlyName ?? '',
      voiceOf: (number) => {
        const { VoiceUrl: voiceUrl, VoiceFallbackUrl: fallbackUrl } = fieldsOf(number) ?? {};
        return voiceUrl === undefined ? undefined : { voiceUrl, ...(fallbackUrl && { fallbackUrl }) };
      },
      supplier: ({ fetch, installation = INSTALLATION, credentials: which }) =>
        supply({
          fetch,
          account: async () => (which === 'wrong' ? { ...account, password: 'wrong' } : account),
          voiceUrl: `${PUBLIC_URL}/calls/${connection}`,
          fallbackUrl: FALLBACK_URL,
          installation: async () => installation,
        }),
      offer: (numbers) => ({
        available_phone_numbers: numbers.map(({ number, voice }) => ({
          phone_number: number,
          capabilities: { voice, SMS: true },
          address_requirements: 'none',
          beta: false,
        })),
      }),
      misdirect: async (number) => {
        const sid = all().find((one) => one.number === number)?.sid;
        const url = `${account.baseUrl}/Accounts/${account.id}/IncomingPhoneNumbers/${sid}.json`;
        const headers = { authorization: basic(account.username, account.password) };
        const body = new URLSearchParams({ VoiceUrl: 'https://elsewhere.example.com/voice' });
        await handle(new Request(url, { method: 'POST', headers, body }));
      },
      papersNeeded: { addressRequired: ['1415'] },
    };
  };

const TWILIO: Company = {
  connection: 'twilio',
  simulate: makeTwilioSimulator,
  supply: makeTwilioSupplier,
  account: {
    baseUrl: `${ORIGIN}/2010-04-01`,
    id: TWILIO_CREDENTIALS.accountSid,
    username: TWILIO_CREDENTIALS.apiKeySid,
    password: TWILIO_CREDENTIALS.apiKeySecret,
  },
  credentials: [TWILIO_CREDENTIALS.apiKeySecret, TWILIO_CREDENTIALS.authToken],
};

const SIGNALWIRE: Company = {
  connection: 'signalwire',
  simulate: makeSignalwireSimulator,
  supply: makeSignalwireSupplier,
  account: {
    baseUrl: `${ORIGIN}/api/laml/2010-04-01`,
    id: SIGNALWIRE_CREDENTIALS.projectId,
    username: SIGNALWIRE_CREDENTIALS.projectId,
    password: SIGNALWIRE_CREDENTIALS.apiToken,
  },
  credentials: [SIGNALWIRE_CREDENTIALS.apiToken, SIGNALWIRE_CREDENTIALS.signingKey],
};

const CALLERS = ['anonymous', 'anonymous-digits', 'restricted', 'unavailable', 'sip', 'client'] as const;

export const twilioKit: CarrierKit = {
  begin: begin(TWILIO),
  namelessCallers: CALLERS,
  signingSecret: JSON.stringify({
    accountSid: TWILIO_CREDENTIALS.accountSid,
    authToken: TWILIO_CREDENTIALS.authToken,
  }),
  pageSize: 1000,
  variants: { 'which sells again at once': { resaleAfterMs: 0 } },
};

export const signalwireKit: CarrierKit = {
  begin: begin(SIGNALWIRE),
  namelessCallers: CALLERS,
  signingSecret: JSON.stringify({
    projectId: SIGNALWIRE_CREDENTIALS.projectId,
    signingKey: SIGNALWIRE_CREDENTIALS.signingKey,
  }),
  pageSize: 50,
  variants: {
    'which says 409 while a number is cool': { coolDownStatus: 409 },
    'which takes back at once': { coolDownMs: 0 },
  },
};
