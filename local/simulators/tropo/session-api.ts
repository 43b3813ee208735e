import { CREDENTIALS } from './account.ts';
import { json, wantsXml, xml } from './answers.ts';
import { encodingOf, isRecord, parseJson, parseXml } from './bodies.ts';
import type { PlayDependencies } from './calls.ts';
import { listOf } from './document-fields.ts';
import { note, USUAL_SCRIPT } from './live-session.ts';
import { findRoute } from './router.ts';
import type { Settings } from './settings.ts';

export interface SessionApiDependencies extends PlayDependencies {
  readonly settings: () => Settings;
}

type Parameters = Readonly<Record<string, string>>;
type Format = 'form' | 'json' | 'xml';

/** A request as its variables, all of them strings, and the format that its answer will have. */
interface Asked {
  readonly parameters: Parameters;
  readonly format: Format;
}

const strings = (record: Readonly<Record<string, unknown>>): Parameters =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : (JSON.stringify(value) ?? ''),
    ]),
  );

/** `<session><token>T</token><var name="myNum" value="1"/></session>` */
const xmlParameters = (text: string): Parameters => {
  const document = parseXml(text);
  const root = isRecord(document) ? (document['session'] ?? document['signal']) : undefined;
  if (typeof root === 'string') return { signal: root };
  if (!isRecord(root)) return {};
  const variables = listOf(root['var'] ?? []).filter(isRecord);
  const named = variables.map((one) => [String(one['@name']), String(one['@value'] ?? '')]);
  const { var: _, ...rest } = root;
  return { ...strings(rest), ...Object.fromEntries(named) };
};

const jsonParameters = (text: string): Parameters => {
  const parsed = parseJson(text);
  return isRecord(parsed) ? strings(parsed) : {};
};

const READERS: Readonly<Record<Format, (text: string) => Parameters>> = {
  json: jsonParameters,
  xml: xmlParameters,
  form: (text) => Object.fromEntries(new URLSearchParams(text)),
};

const formatFor = (request: Request, sent: Format): Format => {
  const accept = request.headers.get('accept');
  if (accept?.includes('json')) return 'json';
  return wantsXml(accept) ? 'xml' : sent;
};

const read = async (request: Request): Promise<Asked> => {
  const inQuery = Object.fromEntries(new URL(request.url).searchParams);
  if (request.method === 'GET') return { parameters: inQuery, format: formatFor(request, 'xml') };
  const encoding = encodingOf(request.headers.get('content-type')) ?? 'form';
  const parameters = { ...inQuery, ...READERS[encoding](await request.text()) };
  return { parameters, format: formatFor(request, encoding) };
};

const write = (
  root: string,
  body: Readonly<Record<string, unknown>>,
  format: Format,
  status = 200,
): Response => {
  if (format === 'json') return json(body, status);
  if (format === 'xml') return xml({ [root]: body }, status);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return new Response(new URLSearchParams(strings(body)).toString(), { status, headers });
};

/** The API under `/1.0`, which launches sessions by token and sends signals to those that run. */
export const makeSessionApi = ({ account, sessions, settings, now, randomId }: SessionApiDependencies) => {
  const launch = async (request: Request): Promise<Response> => {
    const { parameters, format } = await read(request);
    const token = parameters['token'] ?? '';
    const address = account.address('token', token);
    const application = address && account.application(address.applicationId);
    if (address === undefined || application === undefined) {
      const reason = 'FAILED TO ROUTE TOKEN';
      return write('session', { success: false, token: '', reason }, format, settings().launchFailureStatus);
    }
    const id = randomId();
    const session = {
      id,
      accountId: CREDENTIALS.accountId,
      timestamp: now().toISOString(),
      userType: 'NONE',
      initialText: null,
      callId: null,
      parameters,
    };
    const channel = address.channel === 'messaging' ? 'messaging' : 'voice';
    const live = sessions.start({ session, application, script: USUAL_SCRIPT, channel });
    note(live, 'launched', 'A session is launched by its token', { channel });
    const shownId = format === 'json' && settings().crlfInSessionId ? `${id}\r\n` : id;
    return write('session', { success: true, token, id: shownId }, format);
  };

  const signal = async (request: Request, id: string): Promise<Response> => {
    const { parameters, format } = await read(request);
    const name = parameters['signal'] ?? parameters['value'] ?? '';
    const isQueued = name !== '' && sessions.signal(id.trim(), name);
    return write('signal', { status: isQueued ? 'QUEUED' : 'NOTFOUND' }, format, isQueued ? 200 : 404);
  };

  const routes = {
    sessions: { GET: launch, POST: launch },
    'sessions/:id/signals': { GET: signal, POST: signal },
  } as const;

  /** @param segments is the path after `/1.0`. */
  return async (request: Request, segments: readonly string[]): Promise<Response> => {
    const found = findRoute<typeof signal>(routes, request.method, segments);
    if (found === 'no-path') return json({ error: 'not found' }, 404);
    if (found === 'no-method') return json({ error: 'method not allowed' }, 405);
    return found.handler(request, found.names['id'] ?? '');
  };
};
