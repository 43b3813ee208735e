import { jsonAnswer } from '../../support/http/json.ts';
import type { Routes } from '../../support/http/router.ts';
import { findRoute } from '../../support/http/router.ts';
import type { CarrierAccount } from '../accounts/account.ts';
import type { Dialect } from '../dialect.ts';
import { availableRoutes } from './available.ts';
import { incomingRoutes } from './incoming.ts';
import type { RestAnswer, RestDependencies, RestHandler } from './rest-call.ts';
import { uriOf } from './rest-call.ts';
import { CODES, notFound, RestFault, refuseWith } from './rest-fault.ts';

const showAccount: RestHandler = (call) => ({
  status: 200,
  body: {
    sid: call.account.sid,
    friendly_name: 'callmask',
    status: 'active',
    type: 'Full',
    uri: uriOf(call, ''),
  },
});

const ROUTES: Routes<RestHandler> = { '': { GET: showAccount }, ...availableRoutes, ...incomingRoutes };

export const faultBody = ({ moreInfo }: Dialect, status: number, code: number, message: string) => ({
  code,
  message,
  more_info: moreInfo(code),
  status,
});

const authorizationOf = ({ username, password }: CarrierAccount['logins'][number]): string =>
  `Basic ${btoa(`${username}:${password}`)}`;

/** The account of a request. Credentials of one account do not open another. */
const accountOf = (accounts: readonly CarrierAccount[], request: Request, sid: string): CarrierAccount => {
  const authorization = request.headers.get('authorization')?.replace(/^basic\s+/i, 'Basic ');
  const account = accounts.find(({ logins }) =>
    logins.some((login) => authorizationOf(login) === authorization),
  );
  return account?.sid === sid ? account : refuseWith('unauthorized', 'Authenticate', 401);
};

const FORM = 'application/x-www-form-urlencoded';

/** A body of any other type has no fields. */
const formOf = async (request: Request): Promise<URLSearchParams> => {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  return new URLSearchParams(type === FORM ? await request.text() : '');
};

/** The path without its `.json` ending, which every path must have. */
const withoutEnding = (segments: readonly string[], path: string): readonly string[] => {
  const last = segments.at(-1);
  if (last === undefined || !last.endsWith('.json')) return notFound(path);
  return [...segments.slice(0, -1), last.slice(0, -'.json'.length)];
};

/** The REST API that sells numbers. */
export const makeRest = (dependencies: RestDependencies) => {
  const answer = async (request: Request, segments: readonly string[]): Promise<RestAnswer> => {
    const { pathname: path, searchParams: query } = new URL(request.url);
    const [root, sid = '', ...rest] = withoutEnding(segments, path);
    if (root !== 'Accounts') return notFound(path);
    const account = accountOf(dependencies.accounts, request, sid);
    const found = findRoute(ROUTES, request.method, rest);
    if (found === 'no-path') return notFound(path);
    if (found === 'no-method') return refuseWith('forbiddenMethod', 'Method not allowed', 405);
    const form = await formOf(request);
    return found.handler({ ...dependencies, account, names: found.names, path, query, form });
  };
  /** @param segments is the path after the version of the API. */
  return async (request: Request, segments: readonly string[]): Promise<Response> => {
    try {
      const { status, body } = await answer(request, segments);
      return body === undefined ? new Response(null, { status }) : jsonAnswer(body, status);
    } catch (fault) {
      if (!(fault instanceof RestFault)) throw fault;
      const { status, code, message } = fault;
      return jsonAnswer(faultBody(dependencies.dialect, status, code, message), status);
    }
  };
};

/** The error code of an answer that no handler made, such as that of a fault. */
export const codeFor = (status: number): number => {
  if (status === 429) return CODES.tooManyRequests;
  if (status === 401) return CODES.unauthorized;
  return status === 404 ? CODES.notFound : CODES.serverError;
};
