import type { FlawRule } from '../errors/problem.ts';
import type { ProblemCode } from '../errors/problem-codes.ts';
import { REQUEST_INVALID } from './problem-document.ts';

/** How this API answers a problem. */
interface ProblemAnswer {
  readonly status: number;
  readonly title: string;
  /** What a client of this API can do about it. Appended to the detail of the problem. */
  readonly advice?: string;
  /** When a client may ask again, unless the problem itself says. */
  readonly retryAfterSeconds?: number;
}

const USE_NEW_KEY = 'Use a new Idempotency-Key for a new mask.';
const REPEAT_SAFELY = 'Repeat the request, a POST with its Idempotency-Key; nothing is done twice.';
const REPEAT_WITH_KEY = 'Repeat with the same Idempotency-Key.';

/** docs/problems.md explains each. A test compares the two. */
export const PROBLEM_ANSWERS: Readonly<Record<ProblemCode, ProblemAnswer>> = {
  'request-invalid': REQUEST_INVALID,
  'number-not-allowed': { status: 400, title: 'The number may not be hidden behind a mask' },
  'mask-unknown': { status: 404, title: 'There is no such mask' },
  'no-stock': { status: 409, title: 'The carrier has no number to sell that would do' },
  'request-in-progress': {
    status: 409,
    title: 'The same request is still being worked on',
    advice: 'Repeat in a moment, a POST with the same Idempotency-Key.',
  },
  'regulatory-requirement': {
    status: 409,
    title: 'The carrier wants an address or a document before it sells the number',
  },
  'number-quota': { status: 409, title: 'The number has as many masks as one may have' },
  'mask-not-active': { status: 409, title: 'The mask is not in a state that allows this' },
  'mask-released': {
    status: 410,
    title: 'The mask that this request made has been released',
    advice: USE_NEW_KEY,
  },
  'mask-changed': {
    status: 412,
    title: 'The mask is not the version that was expected',
    advice: 'Read it again and repeat with its new ETag.',
  },
  'body-too-large': { status: 413, title: 'The body is larger than any request needs' },
  'idempotency-key-reused': {
    status: 422,
    title: 'The Idempotency-Key belongs to another request',
    advice: USE_NEW_KEY,
  },
  'caller-id-not-shown': {
    status: 422,
    title: 'The carrier cannot show who calls',
    advice: 'Or leave it out.',
  },
  'connection-unknown': {
    status: 422,
    title: 'There is no connection of that name',
    advice: 'GET /carriers lists them.',
  },
  'day-quota': { status: 429, title: 'The quota of masks for one day is used up' },
  'carrier-failed': { status: 502, title: 'The carrier did not do as asked', advice: REPEAT_WITH_KEY },
  'carrier-refused': { status: 502, title: 'The carrier does not accept our credentials or application' },
  'table-unavailable': {
    status: 503,
    title: 'The table cannot be reached',
    advice: REPEAT_SAFELY,
    retryAfterSeconds: 5,
  },
  'secret-unavailable': {
    status: 503,
    title: 'The carrier’s credentials cannot be read',
    advice: REPEAT_SAFELY,
    retryAfterSeconds: 5,
  },
  'time-over': {
    status: 503,
    title: 'The request took too long',
    advice: REPEAT_SAFELY,
    retryAfterSeconds: 5,
  },
  'carrier-timeout': {
    status: 504,
    title: 'The carrier did not answer in time',
    advice: REPEAT_WITH_KEY,
    retryAfterSeconds: 10,
  },
};

/** What a client of this API can do if a field breaks the rule. */
export const FLAW_ADVICE: Readonly<Record<FlawRule, string>> = {
  'time-ahead': 'to end a mask now, DELETE it',
};
