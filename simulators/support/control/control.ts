import { isRecord, jsonAnswer, parseJson } from '../http/json.ts';
import type { Names, Routes } from '../http/router.ts';
import { findRoute } from '../http/router.ts';
import type { Input } from './control-input.ts';
import { ControlFault, refuse } from './control-input.ts';

/** A control call: its JSON body, the named parts of its path, and its query. */
export interface ControlCall {
  readonly input: Input;
  readonly names: Names;
  readonly query: URLSearchParams;
}

/** Carries out a control call. Its result is answered as JSON, a `ControlFault` with its message. */
export type ControlHandler = (call: ControlCall) => unknown;

const inputOf = async (request: Request): Promise<Input> => {
  const text = await request.text();
  const input = text.trim() === '' ? {} : parseJson(text);
  return isRecord(input) ? input : refuse('Send a JSON object.');
};

/** The control calls under `/simulator`: people and tests place calls, order faults and read the log. */
export const makeControl = (routes: Routes<ControlHandler>) => {
  const answer = async (request: Request, segments: readonly string[]): Promise<unknown> => {
    const found = findRoute(routes, request.method, segments);
    if (found === 'no-path')
      throw new ControlFault(404, 'There is no such control call. GET /simulator lists them.');
    if (found === 'no-method')
      throw new ControlFault(405, 'This control call has no such method. GET /simulator lists them.');
    const query = new URL(request.url).searchParams;
    return found.handler({ input: await inputOf(request), names: found.names, query });
  };
  /** @param segments is the path after `/simulator`. */
  return async (request: Request, segments: readonly string[]): Promise<Response> => {
    try {
      return jsonAnswer(await answer(request, segments));
    } catch (fault) {
      if (fault instanceof ControlFault) return jsonAnswer({ error: fault.message }, fault.status);
      throw fault;
    }
  };
};
