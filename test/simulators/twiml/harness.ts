import {
  OTHER_SIGNALWIRE_CREDENTIALS,
  SIGNALWIRE_CREDENTIALS,
} from '../../../simulators/signalwire/account.ts';
import { makeSignalwireSimulator } from '../../../simulators/signalwire/simulator.ts';
import { OTHER_TWILIO_CREDENTIALS, TWILIO_CREDENTIALS } from '../../../simulators/twilio/account.ts';
import { makeTwilioSimulator } from '../../../simulators/twilio/simulator.ts';
import type { TwilioStyleOptions } from '../../../simulators/twiml/simulator.ts';

export type Json = Readonly<Record<string, unknown>>;

/** A request that the application got. */
export interface Asked {
  readonly url: string;
  readonly method: string;
  readonly body: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly headers: Headers;
}

/** A document, a whole response, or a function that makes either from a request. */
export type Answer = Response | string | ((asked: Asked) => Promise<Response> | Response | string);

export const VOICE_URL = 'https://app.example.com/calls/here';
export const FALLBACK_URL = 'https://static.example.com/sorry.xml';
export const BOUGHT = '+14155550100';
export const PERSON = '+12125550142';
export const STRANGER = '+14075550199';

interface Login {
  readonly sid: string;
  readonly username: string;
  readonly password: string;
  readonly signingKey: string;
}

const twilioLogin = (credentials: Readonly<Record<keyof typeof TWILIO_CREDENTIALS, string>>): Login => ({
  sid: credentials.accountSid,
  username: credentials.apiKeySid,
  password: credentials.apiKeySecret,
  signingKey: credentials.authToken,
});

const signalwireLogin = (
  credentials: Readonly<Record<keyof typeof SIGNALWIRE_CREDENTIALS, string>>,
): Login => ({
  sid: credentials.projectId,
  username: credentials.projectId,
  password: credentials.apiToken,
  signingKey: credentials.signingKey,
});

export const CARRIERS = {
  twilio: {
    make: makeTwilioSimulator,
    root: '/2010-04-01',
    header: 'x-twilio-signature',
    login: twilioLogin(TWILIO_CREDENTIALS),
    other: twilioLogin(OTHER_TWILIO_CREDENTIALS),
  },
  signalwire: {
    make: makeSignalwireSimulator,
    root: '/api/laml/2010-04-01',
    header: 'x-signalwire-signature',
    login: signalwireLogin(SIGNALWIRE_CREDENTIALS),
    other: signalwireLogin(OTHER_SIGNALWIRE_CREDENTIALS),
  },
} as const;

export type Carrier = keyof typeof CARRIERS;
export const BOTH: readonly Carrier[] = ['twilio', 'signalwire'];

/** An application that gives its answers in turn and then repeats the last. */
export const makeApplication = (answers: readonly Answer[]) => {
  const asks: Asked[] = [];
  const send: typeof fetch = async (input, init) => {
    const body = String(init?.body ?? '');
    const url = String(input);
    const query = new URLSearchParams(body === '' ? new URL(url).search : body);
    const headers = new Headers(init?.headers);
    const asked = { url, method: init?.method ?? 'GET', body, fields: Object.fromEntries(query), headers };
    const answer = answers[Math.min(asks.length, answers.length - 1)] ?? '<Response/>';
    asks.push(asked);
    const made = typeof answer === 'function' ? await answer(asked) : answer;
    return typeof made === 'string'
      ? new Response(made, { headers: { 'content-type': 'text/xml' } })
      : made.clone();
  };
  return { asks, send };
};

const makeIds = () => {
  let count = 0;
  return () => (++count).toString(16).padStart(32, '0');
};

export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly json: Json;
}

export interface Call {
  readonly id: string;
  readonly state: string;
  readonly billed: boolean;
  readonly connectedTo?: string;
  readonly callerIdShown?: string;
  readonly events: readonly Json[];
}

const parsed = (text: string): Json => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return {};
  }
};

export const START = Date.parse('2026-11-20T12:00:00.000Z');

/** A carrier whose application answers with these documents, and shortcuts for its requests. */
export const makeHarness = (
  carrier: Carrier,
  answers: readonly Answer[] = [],
  options: Partial<TwilioStyleOptions> = {},
) => {
  const { make, root, login } = CARRIERS[carrier];
  const application = makeApplication(answers);
  const clock = { ms: START };
  const now = () => new Date(clock.ms);
  const simulator = make({ fetch: application.send, now, randomId: makeIds(), ...options });
  const ask = async (method: string, path: string, init: RequestInit = {}): Promise<Answered> => {
    const response = await simulator.handle(new Request(`http://127.0.0.1:3001${path}`, { ...init, method }));
    const text = await response.text();
    return { status: response.status, text, json: parsed(text) };
  };
  /** The REST API, below the account. */
  const rest = (method: string, path: string, form?: Readonly<Record<string, string>>, as: Login = login) =>
    ask(method, `${root}/Accounts/${as.sid}${path}`, {
      headers: { authorization: `Basic ${btoa(`${as.username}:${as.password}`)}` },
      ...(form !== undefined && { body: new URLSearchParams(form) }),
    });
  const buy = (number = BOUGHT, form: Readonly<Record<string, string>> = {}, as: Login = login) =>
    rest('POST', '/IncomingPhoneNumbers.json', { PhoneNumber: number, ...form }, as);
  const order = (path: string, input: unknown) =>
    ask('POST', `/simulator/${path}`, { body: JSON.stringify(input) });
  const call = async (input: Json = {}): Promise<Call> =>
    (await order('calls', { to: BOUGHT, ...input })).json as unknown as Call;
  return { ...application, clock, ask, rest, buy, order, call };
};

/** A carrier whose account owns {@link BOUGHT}, with its URLs set. */
export const makeOwning = async (
  carrier: Carrier,
  answers: readonly Answer[],
  form: Readonly<Record<string, string>> = {},
) => {
  const harness = makeHarness(carrier, answers);
  await harness.buy(BOUGHT, { VoiceUrl: VOICE_URL, ...form });
  return harness;
};

export const document = (verbs: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Response>${verbs}</Response>`;

/** Connects the caller to {@link PERSON} with the mask as the caller ID. */
export const dial = (more = '', numberMore = ''): string =>
  document(
    `<Dial callerId="${BOUGHT}" answerOnBridge="true" ${more}><Number ${numberMore}>${PERSON}</Number></Dial>`,
  );

export const eventsOf = (call: Call): readonly unknown[] => call.events.map(({ event }) => event);

export const codesOf = (call: Call): readonly unknown[] =>
  call.events.filter(({ event }) => event === 'error').map(({ code }) => code);
