import type { ConnectionName } from '../carriers/connection.ts';
import type { AnswerCall } from './answering.ts';
import { NOT_OURS } from './answering.ts';

export interface Dependencies {
  /** For paths with a key. Left out: no carrier of the stack has one. */
  readonly keyed: AnswerCall | undefined;
  /** For paths that name a connection whose carrier signs. */
  readonly signed: ReadonlyMap<ConnectionName, AnswerCall>;
}

/** Hands what came in to whoever can tell whether the carrier of that path has sent it. */
export const makeAnswerWebhook =
  ({ keyed, signed }: Dependencies): AnswerCall =>
  async (request) => {
    const connection = request.parameters['connection'];
    const answer = connection === undefined ? keyed : signed.get(connection);
    return answer === undefined ? NOT_OURS : answer(request);
  };
