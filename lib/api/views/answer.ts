import type { HttpAnswer } from '../../http/http-answer.ts';
import { jsonAnswer, NO_CONTENT } from '../../http/http-answer.ts';
import type { View, Viewer } from './view.ts';
import { seen } from './view.ts';

declare const THROUGH_A_VIEW: unique symbol;

/** An answer that shows a client what its view allows. Only this file makes one. */
export type ClientAnswer = HttpAnswer & { readonly [THROUGH_A_VIEW]: true };

/** What a view says. */
export interface Shown<T> {
  readonly view: View<T>;
  readonly value: T;
  readonly viewer: Viewer;
}

/** The only way to an answer with a body: every function that answers clients uses it. */
export const answer = <T>(
  status: number,
  { view, value, viewer }: Shown<T>,
  headers: HttpAnswer['headers'] = {},
): ClientAnswer => jsonAnswer(status, JSON.stringify(seen(view, value, viewer)), headers) as ClientAnswer;

/** 204. */
export const NOTHING_TO_SHOW = NO_CONTENT as ClientAnswer;
