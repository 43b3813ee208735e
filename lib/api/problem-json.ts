import { sentenceOf } from '../errors/flawed.ts';
import type { Flaw } from '../errors/problem.ts';
import { Problem } from '../errors/problem.ts';
import type { HttpAnswer } from '../http/http-answer.ts';
import { asRecord } from '../json.ts';
import type { PlaceOf } from './place-of.ts';
import { placeInParameters } from './place-of.ts';
import { FLAW_ADVICE, PROBLEM_ANSWERS } from './problem-answers.ts';
import { PROBLEM_TYPE, problemDocument } from './problem-document.ts';

/** The problem document (RFC 9457) for an error. Any other error than a `Problem` becomes a bare 500. */
export const problemAnswer = (
  error: unknown,
  requestId: string,
  placeOf: PlaceOf = placeInParameters,
): HttpAnswer => {
  const problem = toProblem(error);
  return problem === undefined ? bareFailure(requestId) : documentOf(problem, requestId, placeOf);
};

/** The Problem for an error. Middy throws 415 and 422 for a body that it cannot parse. */
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

const documentOf = (problem: Problem, requestId: string, placeOf: PlaceOf): HttpAnswer => {
  const { status, title, advice, retryAfterSeconds } = PROBLEM_ANSWERS[problem.code];
  const flaws = problem.flaws.map((flaw) => asThisApiSays(flaw, placeOf));
  const facts = flaws.length === 0 ? problem.detail : sentenceOf(flaws);
  const detail = advice === undefined ? facts : `${facts} ${advice}`;
  const named = { code: problem.code, retryAfterSeconds: problem.retryAfterSeconds ?? retryAfterSeconds };
  return problemDocument(named, { status, title, detail, flaws }, requestId);
};

const asThisApiSays = ({ field, detail, rule }: Flaw, placeOf: PlaceOf): Flaw => ({
  field: placeOf(field),
  detail: rule === undefined ? detail : `${detail}; ${FLAW_ADVICE[rule]}`,
});

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
