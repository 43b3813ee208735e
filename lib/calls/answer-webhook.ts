import type { ConnectionName } from '../carriers/connection.ts';
import type { AnswerCall } from './answer-call.ts';
import { NOT_OURS } from './not-ours.ts';

export interface AnswerWebhookDependencies {
  /** For paths with a key. `undefined`: no carrier of the stack has one. */
  readonly keyed: AnswerCall | undefined;
  /** For paths that name their connection. */
  readonly byConnection: ReadonlyMap<ConnectionName, AnswerCall>;
}

/** Hands a request to the call flow of its path. */
export const makeAnswerWebhook =
  ({ keyed, byConnection }: AnswerWebhookDependencies): AnswerCall =>
  async (request) => {
    const connection = request.parameters['connection'];
    const answer = connection === undefined ? keyed : byConnection.get(connection);
    return answer === undefined
      ? { answer: NOT_OURS, outcome: { event: 'webhook-not-ours' } }
      : answer(request);
  };
