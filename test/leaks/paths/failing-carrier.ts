import type { Handle } from '../../../simulators/support/http/loopback.ts';
import { CREDENTIALS, PEOPLE, PERSON_IN_SILENCE } from '../hidden.ts';

/** Says instead of the carrier what came of a request. `ask` lets the carrier do its work. */
type Trouble = (request: Request, ask: Handle) => Promise<Response>;

const LOGIN = `${CREDENTIALS.username}:${CREDENTIALS.password}`;

/** Carriers and what stands before them quote what they were asked, and more. */
const QUOTE = `${PEOPLE.join(' ')} ${LOGIN} Basic ${Buffer.from(LOGIN).toString('base64')}`;

const answering =
  (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Trouble =>
  async () =>
    new Response(body, { status, headers });

const HTML = { 'content-type': 'text/html' };
const JSON_TYPE = { 'content-type': 'application/json' };

/** The connection ends without an answer: what listens destroys it. */
const reset = (): never => {
  throw new Error('reset');
};

export const TROUBLES: Readonly<Record<string, Trouble>> = {
  ...Object.fromEntries(
    [400, 401, 403, 404, 409, 429, 500, 503].map((status) => [
      `status ${status} with a quote`,
      answering(status, JSON.stringify({ error: QUOTE, number: PEOPLE[0] }), JSON_TYPE),
    ]),
  ),
  'a page that quotes': answering(502, `<html><body>${QUOTE}</body></html>`, HTML),
  'a page with status 200': answering(200, `<html><body>${QUOTE}</body></html>`, HTML),
  'JSON that makes no sense': answering(
    200,
    JSON.stringify({ message: 7, href: QUOTE, numbers: PEOPLE }),
    JSON_TYPE,
  ),
  'JSON that is cut off': answering(200, `{"number":"${PEOPLE[0]}","error":"${QUOTE}`, JSON_TYPE),
  'a redirect to a number': answering(302, QUOTE, {
    location: `http://127.0.0.1/${encodeURIComponent(QUOTE)}`,
  }),
  'a broken connection': async () => reset(),
  'a lost answer': async (request, ask) => {
    await ask(request);
    return reset();
  },
};

const SILENT_PREFIX = PERSON_IN_SILENCE.slice(1, 5);

const never = (signal: AbortSignal): Promise<Response> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

/**
 * A carrier that keeps everything that it was asked, apart from the login, and gets into trouble when told so. It never
 * answers about the area of {@link PERSON_IN_SILENCE}.
 */
export const makeFailingCarrier = (ask: Handle, keep: (request: string) => void) => {
  let trouble: Trouble | undefined;
  const waiting = new Set<Request>();
  const handle: Handle = async (request) => {
    const { method, url, headers } = request;
    const isForPeople = url.includes('/simulator/');
    if (isForPeople) return ask(request);
    const { authorization: _login, ...others } = Object.fromEntries(headers);
    keep(JSON.stringify({ method, url, others, body: await request.clone().text() }));
    if (url.includes(`prefix=${SILENT_PREFIX}`)) {
      // What nobody refers to may be collected, and its signal with it.
      waiting.add(request);
      return never(request.signal);
    }
    return trouble === undefined ? ask(request) : trouble(request, ask);
  };
  return {
    handle,
    /** Until it is called without a trouble. */
    fail: (next?: Trouble): void => {
      trouble = next;
    },
  };
};
