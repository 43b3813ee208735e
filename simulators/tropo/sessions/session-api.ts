import { note } from '../../support/calls/call-report.ts';
import { USUAL_SCRIPT } from '../../support/calls/script.ts';
import { jsonAnswer } from '../../support/http/json.ts';
import { findRoute } from '../../support/http/router.ts';
import type { Address } from '../account.ts';
import { CREDENTIALS } from '../account.ts';
import type { PlaceCallDependencies } from '../calls/place-call.ts';
import { xml } from '../provisioning/answers.ts';
import type { Format, Variables } from './launch-variables.ts';
import { readVariables, toVariables } from './launch-variables.ts';
import { urlFor } from './sessions.ts';

type Body = Readonly<Record<string, unknown>>;

const write = (root: string, body: Body, format: Format, status = 200): Response => {
  if (format === 'json') return jsonAnswer(body, status);
  if (format === 'xml') return xml({ [root]: body }, status);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return new Response(new URLSearchParams(toVariables(body)).toString(), { status, headers });
};

const CANNOT_ROUTE = { success: false, token: '', reason: 'FAILED TO ROUTE TOKEN' } as const;

/** The API under `/1.0`, which launches sessions by token and sends signals to those that run. */
export const makeSessionApi = ({ account, sessions, settings, now, randomId }: PlaceCallDependencies) => {
  /** Starts the session of a token and returns its id; `undefined` when its application has no URL. */
  const start = (address: Address, parameters: Variables): string | undefined => {
    const channel = address.channel === 'messaging' ? 'messaging' : 'voice';
    const application = account.application(address.applicationId);
    const url = application && urlFor(application, channel);
    if (url === undefined) return undefined;
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
    const live = sessions.start({ session, url, script: USUAL_SCRIPT });
    note(live, 'launched', 'A session is launched by its token', { channel });
    return id;
  };

  const launch = async (request: Request): Promise<Response> => {
    const { variables, format } = await readVariables(request);
    const token = variables['token'] ?? '';
    const address = account.address('token', token);
    const id = address && start(address, variables);
    if (id === undefined) return write('session', CANNOT_ROUTE, format, settings().launchFailureStatus);
    const shownId = format === 'json' && settings().crlfInSessionId ? `${id}\r\n` : id;
    return write('session', { success: true, token, id: shownId }, format);
  };

  const signal = async (request: Request, id: string): Promise<Response> => {
    const { variables, format } = await readVariables(request);
    const name = variables['signal'] ?? variables['value'] ?? '';
    const isQueued = name !== '' && sessions.signal(id.trim(), name);
    return write('signal', { status: isQueued ? 'QUEUED' : 'NOTFOUND' }, format);
  };

  const routes = {
    sessions: { GET: launch, POST: launch },
    'sessions/:id/signals': { GET: signal, POST: signal },
  } as const;

  /** @param segments is the path after `/1.0`. */
  return async (request: Request, segments: readonly string[]): Promise<Response> => {
    const found = findRoute<typeof signal>(routes, request.method, segments);
    if (found === 'no-path') return jsonAnswer({ error: 'not found' }, 404);
    if (found === 'no-method') return jsonAnswer({ error: 'method not allowed' }, 405);
    return found.handler(request, found.names('id'));
  };
};
