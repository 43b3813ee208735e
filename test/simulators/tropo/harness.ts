import type { TropoSimulatorOptions } from '../../../simulators/tropo/simulator.ts';
import { makeTropoSimulator } from '../../../simulators/tropo/simulator.ts';

export type Json = Readonly<Record<string, unknown>>;

/** A request that the application got. */
export interface Posted {
  readonly url: string;
  readonly body: Json;
  readonly contentType: string | null;
  readonly cookie: string | null;
}

/** A document, a whole response, or a function that makes either from a request. */
export type Answer = Json | Response | ((posted: Posted) => Json | Promise<Response> | Response);

export const VOICE_URL = 'https://app.example.com/voice/secret?k=1';
export const BOUGHT = '+14155550100';
export const PERSON = '+12125550142';

const NOW = new Date('2026-11-20T12:00:00.000Z');

/** An application that gives its answers in turn and then repeats the last. */
export const makeApplication = (answers: readonly Answer[]) => {
  const posts: Posted[] = [];
  const send: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    const posted = {
      url: String(input),
      body: JSON.parse(String(init?.body)) as Json,
      contentType: headers.get('content-type'),
      cookie: headers.get('cookie'),
    };
    const answer = answers[Math.min(posts.length, answers.length - 1)] ?? { tropo: [] };
    posts.push(posted);
    const made = typeof answer === 'function' ? await answer(posted) : answer;
    return made instanceof Response ? made.clone() : Response.json(made);
  };
  return { posts, send };
};

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Json;
}

const parsed = (text: string): Json => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return {};
  }
};

export const AUTHORIZATION = `Basic ${btoa('callmask:callmask')}`;

const makeIds = () => {
  let count = 0;
  return () => (++count).toString(16).padStart(32, '0');
};

/** A simulator whose application answers with these documents, and shortcuts for its requests. */
export const makeHarness = (
  answers: readonly Answer[] = [],
  options: Partial<TropoSimulatorOptions> = {},
) => {
  const application = makeApplication(answers);
  const simulator = makeTropoSimulator({
    voiceUrl: VOICE_URL,
    fetch: application.send,
    now: () => NOW,
    randomId: makeIds(),
    ...options,
  });
  const ask = async (method: string, path: string, init: RequestInit = {}): Promise<Answered> => {
    const headers = { authorization: AUTHORIZATION, ...(init.headers as Record<string, string> | undefined) };
    const response = await simulator.handle(
      new Request(`http://127.0.0.1:3001${path}`, { ...init, method, headers }),
    );
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parsed(text) };
  };
  const send = (method: string, path: string, body: unknown) =>
    ask(method, path, { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
  const form = (method: string, path: string, body: Record<string, string>) =>
    ask(method, path, { body: new URLSearchParams(body) });
  const xml = (method: string, path: string, body: string) =>
    ask(method, path, { body, headers: { 'content-type': 'application/xml' } });
  const buy = (number = BOUGHT) =>
    send('POST', '/v1/applications/123456/addresses', { type: 'number', number });
  const call = async (input: Json = {}): Promise<Call> =>
    (await send('POST', '/simulator/calls', { to: BOUGHT, ...input })).json as unknown as Call;
  return { ...application, ask, send, form, xml, buy, call };
};

export interface Call {
  readonly id: string;
  readonly state: string;
  readonly connectedTo?: string;
  readonly callerIdShown?: string;
  readonly events: readonly Json[];
}

/** A simulator whose account owns {@link BOUGHT}. */
export const makeOwning = async (
  answers: readonly Answer[],
  options: Partial<TropoSimulatorOptions> = {},
) => {
  const harness = makeHarness(answers, options);
  await harness.buy();
  return harness;
};

export const tropo = (...steps: readonly Json[]): Json => ({ tropo: steps });

export const on = (event: string, next = `/${event}`): Json => ({ on: { event, next } });

/** All four handlers, so that every event is reported. */
export const EARS = [on('continue'), on('incomplete'), on('error'), on('hangup')] as const;

export const eventsOf = (call: Call): readonly unknown[] => call.events.map(({ event }) => event);

export const resultOf = (posted: Posted | undefined): Json => (posted?.body['result'] ?? {}) as Json;

export const pathOf = (posted: Posted | undefined): string =>
  posted === undefined ? 'nothing was posted' : new URL(posted.url).pathname;
