import { PROBLEMS, Problem } from '../errors/problem.ts';
import type { HttpAnswer } from '../http/http-answer.ts';
import { asRecord } from '../json.ts';

export const PROBLEM_TYPE = 'application/problem+json';

/** The problem document (RFC 9457) for an error. What is no problem of ours comes out as a bare 500. */
export const problemAnswer = (error: unknown, requestId: string): HttpAnswer => {
  const problem = toProblem(error);
  return problem === undefined ? bareFailure(requestId) : documentOf(problem, requestId);
};

/** The problem that an error is, or stands for: middy says 415 and 422 for bodies that it cannot parse. */
export const toProblem = (error: unknown): Problem | undefined => {
  if (error instanceof Problem) {
    return error;
  }
  const statusCode = asRecord(error)?.['statusCode'];
  if (statusCode === 415) {
    return new Problem('request-invalid', 'Send the body as JSON, with `Content-Type: application/json`.', {
      cause: error,
    });
  }
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500
    ? new Problem('request-invalid', 'The body is not valid JSON. Send one JSON object.', { cause: error })
    : undefined;
};

const documentOf = ({ code, detail, flaws, retryAfterSeconds }: Problem, requestId: string): HttpAnswer => {
  const { status, title } = PROBLEMS[code];
  const errors = flaws.map(({ at, detail: reason }) => ({ at, detail: reason }));
  return {
    status,
    headers: {
      'content-type': PROBLEM_TYPE,
      ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
    },
    body: JSON.stringify({
      type: `urn:callmask:problem:${code}`,
      title,
      status,
      detail,
      instance: requestId,
      ...(errors.length > 0 && { errors }),
    }),
  };
};

const bareFailure = (requestId: string): HttpAnswer => ({
  status: 500,
  headers: { 'content-type': PROBLEM_TYPE },
  body: JSON.stringify({
    type: 'about:blank',
    title: 'Internal Server Error',
    status: 500,
    instance: requestId,
  }),
});
