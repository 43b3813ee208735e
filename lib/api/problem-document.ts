import type { Flaw, Problem } from '../errors/problem.ts';
import type { HttpAnswer } from '../http/http-answer.ts';

export const PROBLEM_TYPE = 'application/problem+json';

/** Status and title of `request-invalid`, apart from the table of all problems: the call flow loads this one alone. */
export const REQUEST_INVALID = { status: 400, title: 'The request is not what this call expects' } as const;

export interface ProblemText {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly flaws: readonly Flaw[];
}

/** The problem document (RFC 9457) of a problem, with the words that this API has for it. */
export const problemDocument = (
  { code, retryAfterSeconds }: Pick<Problem, 'code' | 'retryAfterSeconds'>,
  { status, title, detail, flaws }: ProblemText,
  requestId: string,
): HttpAnswer => ({
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
    ...(flaws.length > 0 && { errors: flaws.map(({ field, detail }) => ({ at: field, detail })) }),
  }),
});
