import { isRecord, parseJson } from '../../support/http/json.ts';
import type { Routes } from '../../support/http/router.ts';
import { findRoute } from '../../support/http/router.ts';
import { TELNYX_CREDENTIALS } from '../account.ts';
import { completeDueOrders } from '../orders/complete-orders.ts';
import { numberOrderRoutes } from '../orders/number-orders.ts';
import type { Answer } from './answers.ts';
import { failure, notFound, response, unauthorized } from './answers.ts';
import { availableNumberRoutes } from './available-numbers.ts';
import { phoneNumberRoutes } from './phone-numbers.ts';
import type { RestDependencies, RestHandler } from './rest-call.ts';
import { texmlApplicationRoutes } from './texml-applications.ts';

const ROUTES: Routes<RestHandler> = {
  ...availableNumberRoutes,
  ...numberOrderRoutes,
  ...phoneNumberRoutes,
  ...texmlApplicationRoutes,
};

const malformed = (): Answer =>
  failure(400, '10015', 'Bad Request', 'The request failed because it was not well-formed.');

const bodyOf = async (request: Request): Promise<Readonly<Record<string, unknown>> | undefined> => {
  const text = await request.text();
  const body = text === '' ? {} : parseJson(text);
  return isRecord(body) ? body : undefined;
};

/** The REST API under `/v2`. */
export const makeRest = (dependencies: RestDependencies) => {
  const answer = async (request: Request, segments: readonly string[]): Promise<Answer> => {
    if (request.headers.get('authorization') !== `Bearer ${TELNYX_CREDENTIALS.apiKey}`) return unauthorized();
    const found = findRoute(ROUTES, request.method, segments);
    if (found === 'no-path') return notFound();
    if (found === 'no-method') return failure(405, '10015', 'Bad Request', 'Not with this method.');
    const body = await bodyOf(request);
    if (body === undefined) return malformed();
    completeDueOrders(dependencies);
    const query = new URL(request.url).searchParams;
    return found.handler({ ...dependencies, names: found.names, query, body });
  };
  /** @param segments is the path after `/v2`. */
  return async (request: Request, segments: readonly string[]): Promise<Response> =>
    response(await answer(request, segments));
};
