import { TELNYX_CREDENTIALS } from '../../../simulators/telnyx/account.ts';
import type { TelnyxSettings } from '../../../simulators/telnyx/settings.ts';
import type { TelnyxSimulatorOptions } from '../../../simulators/telnyx/simulator.ts';
import { makeTelnyxSimulator } from '../../../simulators/telnyx/simulator.ts';

export type Json = Readonly<Record<string, unknown>>;

/** A request that the application got. */
export interface Posted {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** A document, or a whole response. */
export type Answer = Response | string;

export const VOICE_URL = 'https://app.example.com/stage/calls/telnyx';
export const FALLBACK_URL = 'https://fallback.example.com/sorry.xml';
export const BOUGHT = '+14155550100';
export const PERSON = '+12125550142';
export const { applicationId: APPLICATION } = TELNYX_CREDENTIALS;
export const NOW = new Date('2026-11-20T12:00:00.000Z');

/** An application that gives its answers in turn and then repeats the last. */
const makeApplication = (answers: readonly Answer[]) => {
  const posts: Posted[] = [];
  const send: typeof fetch = async (input, init) => {
    const body = String(init?.body ?? '');
    const url = String(input);
    const fields = Object.fromEntries(new URLSearchParams(body === '' ? new URL(url).search : body));
    posts.push({ url, method: init?.method ?? 'GET', headers: new Headers(init?.headers), body, fields });
    const answer = answers[Math.min(posts.length, answers.length) - 1] ?? '<Response/>';
    if (answer instanceof Response) return answer.clone();
    return new Response(answer, { headers: { 'content-type': 'text/xml' } });
  };
  return { posts, send };
};

interface Answered {
  readonly status: number;
  readonly json: Json;
  readonly data: Json;
}

const makeIds = () => {
  let count = 0;
  return () => (++count).toString(16).padStart(32, '0');
};

/** A simulator whose application answers with these documents, and shortcuts for its requests. */
export const makeHarness = (
  answers: readonly Answer[] = [],
  options: Partial<TelnyxSimulatorOptions> = {},
) => {
  const application = makeApplication(answers);
  const { handle } = makeTelnyxSimulator({
    voiceUrl: VOICE_URL,
    fallbackUrl: FALLBACK_URL,
    fetch: application.send,
    now: () => NOW,
    randomId: makeIds(),
    ...options,
  });
  const ask = async (
    method: string,
    path: string,
    body?: unknown,
    key: string = TELNYX_CREDENTIALS.apiKey,
  ) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await handle(
      new Request(`http://127.0.0.1:3001${path}`, {
        method,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        ...(text !== undefined && { body: text }),
      }),
    );
    const json = JSON.parse(await response.text()) as Json;
    return { status: response.status, json, data: json['data'] as Json } satisfies Answered;
  };
  const order = (number = BOUGHT, rest: Json = {}) =>
    ask('POST', '/v2/number_orders', {
      phone_numbers: [{ phone_number: number }],
      connection_id: APPLICATION,
      customer_reference: 'mine',
      ...rest,
    });
  const call = async (input: Json = {}): Promise<Call> =>
    (await ask('POST', '/simulator/calls', { to: BOUGHT, ...input })).json as unknown as Call;
  const set = (settings: Partial<TelnyxSettings>) => ask('POST', '/simulator/settings', settings);
  return { ...application, handle, ask, order, call, set };
};

export interface Call {
  readonly id: string;
  readonly state: string;
  readonly billed: boolean;
  readonly connectedTo?: string;
  readonly callerIdShown?: string;
  readonly events: readonly Json[];
}

export const eventsOf = (call: Call): readonly unknown[] => call.events.map(({ event }) => event);

/** The numbers in a list of numbers. */
export const numbersIn = (json: Json): readonly unknown[] =>
  (json['data'] as readonly Json[]).map(({ phone_number }) => phone_number);
