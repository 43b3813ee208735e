import { flawed } from '../errors/flawed.ts';
import type { HttpAnswer } from '../http/http-answer.ts';
import { headerOf } from '../http/request.ts';
import type { ApiEvent, Handled, Middleware } from './api-handler.ts';

const HEADER = 'idempotency-key';
const VISIBLE_ASCII = /^[\x21-\x7e]{1,255}$/;

/** Puts the key of the request into every answer, so that the client can repeat it. Makes a key if the client sent none. */
export const idempotencyKey = (makeKey: () => string): Middleware => ({
  before: ({ event }) => {
    event.headers = { ...event.headers, [HEADER]: headerOf(event, HEADER) ?? makeKey() };
  },
  after: (request) => {
    const handled = request.response as Handled;
    request.response = { ...handled, answer: withKey(handled.answer, request.event) };
  },
  onError: (request) => {
    request.response = withKey(request.response as HttpAnswer, request.event);
  },
});

/** @throws Problem `request-invalid` for a key that is empty, too long, or not visible ASCII */
export const readIdempotencyKey = (event: Pick<ApiEvent, 'headers'>): string => {
  const key = headerOf(event, HEADER) ?? '';
  if (!VISIBLE_ASCII.test(key)) {
    throw flawed('Idempotency-Key', 'must have 1 to 255 visible ASCII characters, such as a UUID');
  }
  return key;
};

const withKey = <Answer extends HttpAnswer>(answer: Answer, event: Pick<ApiEvent, 'headers'>): Answer => {
  const key = headerOf(event, HEADER) ?? '';
  return VISIBLE_ASCII.test(key) ? { ...answer, headers: { ...answer.headers, [HEADER]: key } } : answer;
};
