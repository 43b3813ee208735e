import type { Routes } from '../../support/http/router.ts';
import { findRoute } from '../../support/http/router.ts';
import { CREDENTIALS } from '../account.ts';
import { accountDetailRoutes } from './account-details.ts';
import { addressRoutes } from './addresses.ts';
import type { Answer } from './answers.ts';
import { badRequest, encode, failure, notFound } from './answers.ts';
import { applicationRoutes } from './applications.ts';
import { readFields } from './bodies.ts';
import type { ProvisioningDependencies, ProvisioningHandler } from './provisioning-call.ts';

const ROUTES: Routes<ProvisioningHandler> = {
  ...applicationRoutes,
  ...addressRoutes,
  ...accountDetailRoutes,
};

const EXPECTED = `Basic ${btoa(`${CREDENTIALS.username}:${CREDENTIALS.password}`)}`;

const isAllowed = (authorization: string | null): boolean =>
  authorization !== null && authorization.trim().replace(/^basic\s+/i, 'Basic ') === EXPECTED;

/** The REST API under `/v1` (and `/provisioning`, its older name), which sells numbers. */
export const makeProvisioning = (dependencies: ProvisioningDependencies) => {
  const answer = async (request: Request, segments: readonly string[]): Promise<Answer> => {
    if (!isAllowed(request.headers.get('authorization'))) return failure(401, 'unauthorized');
    const found = findRoute(ROUTES, request.method, segments);
    if (found === 'no-path') return notFound();
    if (found === 'no-method') return failure(405, 'method not allowed');
    const fields = await readFields(request);
    if (fields === 'unsupported') return failure(415, 'unsupported media type');
    if (fields === 'malformed') return badRequest('the body could not be read');
    const query = new URL(request.url).searchParams;
    return found.handler({ ...dependencies, names: found.names, query, fields });
  };
  /** @param segments is the path after `/v1`. */
  return async (request: Request, segments: readonly string[]): Promise<Response> =>
    encode(await answer(request, segments), request.headers.get('accept'));
};
